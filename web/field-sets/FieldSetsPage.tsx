import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteFieldSet, type FieldSet, setUses } from '../../contract/field-sets.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { fieldSetsOptions } from './api.ts'
import { EntrySetChoice } from './EntrySetChoice.tsx'
import { FieldSetForm } from './FieldSetForm.tsx'

type Open = { use: FieldSet['use']; set: FieldSet | null }

export function FieldSetsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const sets = useQuery(fieldSetsOptions())
  const [open, setOpen] = useState<Open | null>(null)
  const remove = ({ id, name }: FieldSet) =>
    confirm({
      title: t('fieldSets.deleteOf', { name }),
      text: t('fieldSets.deleteText'),
      action: t('form.remove'),
      isDanger: true,
      run: async () => {
        await call(deleteFieldSet, { params: { id } })
        await queries.invalidateQueries({ queryKey: fieldSetsOptions().queryKey })
      },
    })
  return (
    <>
      <PageHead title={t('fieldSets.title')} note={t('fieldSets.note')} />
      {sets.isPending && <RowsSkeleton />}
      {sets.isError && <ErrorState error={sets.error} reset={() => void sets.refetch()} />}
      {sets.data &&
        setUses.map((use) => (
          <Section
            key={use}
            title={t(`fieldSets.uses.${use}`)}
            note={t(`fieldSets.usesNote.${use}`)}
            actions={
              <Button onClick={() => setOpen({ use, set: null })}>{t(`fieldSets.newOf.${use}`)}</Button>
            }
          >
            <SetTable
              label={t(`fieldSets.uses.${use}`)}
              rows={sets.data.rows.filter((set) => set.use === use)}
              onEdit={(set) => setOpen({ use, set })}
              onDelete={remove}
            />
            {use === 'entry' && (
              // By what applies, so that a choice made elsewhere is what the next one begins with.
              <EntrySetChoice
                key={JSON.stringify(sets.data.entry)}
                sets={sets.data.rows}
                entry={sets.data.entry}
              />
            )}
          </Section>
        ))}
      {open && <FieldSetForm {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

type SetTableProps = {
  label: string
  rows: readonly FieldSet[]
  onEdit: (set: FieldSet) => void
  onDelete: (set: FieldSet) => void
}

function SetTable({ label, rows, onEdit, onDelete }: SetTableProps) {
  const { t } = useTranslation()
  const required = ({ fields }: FieldSet) => fields.filter((field) => field.required).length
  return (
    <PlainTable
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('fieldSets.name'),
          cell: ({ name, active }) => (active ? name : `${name} (${t('fieldSets.inactive')})`),
        },
        { key: 'purpose', title: t('fieldSets.purpose'), cell: ({ purpose }) => purpose },
        {
          key: 'fields',
          title: t('fieldSets.fields'),
          cell: (set) => t('fieldSets.count', { count: set.fields.length, required: required(set) }),
        },
      ]}
      actions={(set) => (
        <>
          <Button
            type="link"
            size="small"
            aria-label={t('fieldSets.editOf', { name: set.name })}
            onClick={() => onEdit(set)}
          >
            {t('form.edit')}
          </Button>
          <Button
            type="link"
            size="small"
            danger
            aria-label={t('fieldSets.deleteOf', { name: set.name })}
            onClick={() => onDelete(set)}
          >
            {t('form.remove')}
          </Button>
        </>
      )}
    />
  )
}
