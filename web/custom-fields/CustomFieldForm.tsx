import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type CustomField,
  type CustomObject,
  createCustomField,
  customKinds,
  updateCustomField,
} from '../../contract/custom-fields.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { customFieldsOptions } from './api.ts'
import styles from './CustomInput.module.css'
import { OptionRows } from './OptionRows.tsx'

type Option = Partial<CustomField['options'][number]>
type Values = Pick<CustomField, 'label' | 'kind' | 'unit' | 'decimals' | 'help' | 'active'> & {
  options: (Option | undefined)[]
}

const empty: Values = {
  label: '',
  kind: 'text',
  unit: null,
  decimals: 0,
  help: null,
  active: true,
  options: [{}],
}

/** `field` is null for a new one. */
export function CustomFieldForm({
  object,
  field,
  onClose,
}: {
  object: CustomObject
  field: CustomField | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? field?.kind ?? 'text'
  const save = async (values: Values) => {
    const given = givenOf(values)
    if (field)
      await call(updateCustomField, {
        params: { id: field.id },
        body: { version: field.version, changes: given },
      })
    else await call(createCustomField, { body: { object, ...given } })
    await queries.invalidateQueries({ queryKey: customFieldsOptions().queryKey })
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={field ? t('customFields.editOf', { label: field.label }) : t(`customFields.newOf.${object}`)}
      draftKey={field ? `customField.${field.id}.${field.version}` : `customField.new.${object}`}
      initial={field ? valuesOf(field) : empty}
      form={form}
      width={520}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="label"
        label={t('customFields.label')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('form.required', { field: t('customFields.label') }),
          },
        ]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="kind"
        label={t('customFields.kind')}
        extra={field ? t('customFields.kindFixed') : undefined}
      >
        <Select options={customKinds.map((value) => ({ value, label: t(`customFields.kinds.${value}`) }))} />
      </Form.Item>
      {kind === 'number' && (
        <>
          <Form.Item name="unit" label={t('customFields.unit')}>
            <Input maxLength={20} placeholder={t('customFields.unitHint')} autoComplete="off" />
          </Form.Item>
          <Form.Item name="decimals" label={t('customFields.decimals')}>
            <InputNumber<number> className={styles.number} min={0} max={6} precision={0} />
          </Form.Item>
        </>
      )}
      {(kind === 'single' || kind === 'multi') && <OptionRows />}
      <Form.Item name="help" label={t('customFields.help')}>
        <Input maxLength={200} placeholder={t('customFields.helpHint')} autoComplete="off" />
      </Form.Item>
      {field && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('customFields.active')}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}

function valuesOf({ label, kind, unit, decimals, help, active, options }: CustomField): Values {
  return { label, kind, unit, decimals, help, active, options: options.length > 0 ? [...options] : [{}] }
}

/** Rows left empty are no options; of a kind without options, units and decimals none are sent. */
function givenOf({ label, kind, unit, decimals, help, active, options }: Values) {
  const isNumber = kind === 'number'
  const hasOptions = kind === 'single' || kind === 'multi'
  return {
    label: label.trim(),
    kind,
    unit: isNumber ? unit?.trim() || null : null,
    decimals: isNumber ? (decimals ?? 0) : 0,
    help: help?.trim() || null,
    active: active ?? true,
    options: hasOptions
      ? (options ?? []).flatMap((option) => {
          const name = option?.label?.trim()
          if (!option || !name) return []
          const { key, colour, retired } = option
          return [{ ...(key && { key }), label: name, colour: colour ?? null, retired: retired ?? false }]
        })
      : [],
  }
}
