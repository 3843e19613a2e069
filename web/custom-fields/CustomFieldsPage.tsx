import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CustomField,
  type CustomObject,
  customObjects,
  deleteCustomField,
  orderCustomFields,
} from '../../contract/custom-fields.ts'
import { call } from '../app/call.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { MoveButtons } from '../ui/MoveButtons.tsx'
import { moved } from '../ui/moved.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { customFieldsOptions } from './api.ts'
import { CustomFieldForm } from './CustomFieldForm.tsx'
import styles from './CustomFieldsPage.module.css'

type Open = { object: CustomObject; field: CustomField | null }

export function CustomFieldsPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const fields = useQuery(customFieldsOptions())
  const [open, setOpen] = useState<Open | null>(null)
  const changed = () => queries.invalidateQueries({ queryKey: customFieldsOptions().queryKey })
  const order = async (object: CustomObject, ids: number[]) => {
    try {
      await call(orderCustomFields, { body: { object, ids } })
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
    await changed()
  }
  const remove = ({ id, label }: CustomField) =>
    confirm({
      title: t('customFields.deleteOf', { label }),
      text: t('customFields.deleteText'),
      action: t('form.remove'),
      isDanger: true,
      run: async () => {
        await call(deleteCustomField, { params: { id } })
        await changed()
      },
    })
  return (
    <>
      <PageHead title={t('customFields.title')} note={t('customFields.note')} />
      {fields.isPending && <RowsSkeleton />}
      {fields.isError && <ErrorState error={fields.error} reset={() => void fields.refetch()} />}
      {fields.data &&
        customObjects.map((object) => {
          const rows = fields.data.rows.filter((field) => field.object === object)
          return (
            <Section
              key={object}
              title={t(`customFields.of.${object}`)}
              actions={
                <Button onClick={() => setOpen({ object, field: null })}>
                  {t(`customFields.newOf.${object}`)}
                </Button>
              }
            >
              {rows.length === 0 ? (
                <p className={styles.none}>{t('customFields.none')}</p>
              ) : (
                <FieldTable
                  label={t(`customFields.of.${object}`)}
                  rows={rows}
                  onMove={(place, by) =>
                    void order(
                      object,
                      moved(
                        rows.map(({ id }) => id),
                        place,
                        by,
                      ),
                    )
                  }
                  onEdit={(field) => setOpen({ object, field })}
                  onDelete={remove}
                />
              )}
            </Section>
          )
        })}
      {open && <CustomFieldForm {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

type FieldTableProps = {
  label: string
  rows: readonly CustomField[]
  onMove: (place: number, by: -1 | 1) => void
  onEdit: (field: CustomField) => void
  onDelete: (field: CustomField) => void
}

function FieldTable({ label, rows, onMove, onEdit, onDelete }: FieldTableProps) {
  const { t } = useTranslation()
  const placeOf = ({ id }: CustomField) => rows.findIndex((row) => row.id === id)
  const facts = ({ kind, unit, options }: CustomField) =>
    [
      t(`customFields.kinds.${kind}`),
      unit,
      options.length > 0 && t('customFields.optionsInUse', { count: options.length }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <PlainTable
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'label',
          title: t('customFields.label'),
          cell: (field) => (field.active ? field.label : `${field.label} (${t('customFields.inactive')})`),
        },
        { key: 'kind', title: t('customFields.kind'), cell: facts },
        { key: 'help', title: t('customFields.help'), cell: ({ help }) => help },
        { key: 'key', title: 'API', cell: ({ key }) => <code>{key}</code> },
      ]}
      actions={(field) => (
        <span className={styles.actions}>
          <MoveButtons
            up={t('customFields.up', { label: field.label })}
            down={t('customFields.down', { label: field.label })}
            isFirst={placeOf(field) === 0}
            isLast={placeOf(field) === rows.length - 1}
            onMove={(by) => onMove(placeOf(field), by)}
          />
          <Button
            type="link"
            size="small"
            aria-label={t('customFields.editOf', { label: field.label })}
            onClick={() => onEdit(field)}
          >
            {t('form.edit')}
          </Button>
          <Button
            type="link"
            size="small"
            danger
            aria-label={t('customFields.deleteOf', { label: field.label })}
            onClick={() => onDelete(field)}
          >
            {t('form.remove')}
          </Button>
        </span>
      )}
    />
  )
}
