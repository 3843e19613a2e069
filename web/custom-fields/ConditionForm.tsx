import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import styles from './ConditionForm.module.css'
import { CustomInput } from './CustomInput.tsx'
import type { Condition, Conditions } from './conditions.ts'
import type { ListField } from './listFields.ts'

type Props = {
  fields: readonly ListField[]
  /** The field whose condition is changed; null for a new one. */
  chosen: string | null
  conditions: Conditions
  onApply: (key: string, condition: Condition) => void
  onClose: () => void
}

/** One condition on a custom field; what can be asked depends on its kind. Mounted while it is open. */
export function ConditionForm({ fields, chosen, conditions, onApply, onClose }: Props) {
  const { t } = useTranslation()
  const [key, setKey] = useState(chosen ?? fields[0]?.listKey ?? '')
  const [given, setGiven] = useState<Given>(() => givenIn(conditions[key]))
  const [isIncomplete, setIncomplete] = useState(false)
  const field = fields.find(({ listKey }) => listKey === key)
  const apply = () => {
    const condition = field && conditionOf(field, given)
    if (condition) onApply(key, condition)
    else setIncomplete(true)
  }
  return (
    <Modal
      open
      title={t('customFields.filter.title')}
      okText={t('customFields.filter.apply')}
      cancelText={t('form.cancel')}
      onOk={apply}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form layout="vertical" onFinish={apply}>
        <Form.Item label={t('customFields.filter.field')} htmlFor="condition-field">
          <Select
            id="condition-field"
            value={key}
            disabled={chosen !== null}
            showSearch={{ optionFilterProp: 'label' }}
            options={fields.map(({ listKey, label }) => ({ value: listKey, label }))}
            onChange={(next) => {
              setKey(next)
              setGiven(givenIn(conditions[next]))
              setIncomplete(false)
            }}
          />
        </Form.Item>
        {field && <Inputs field={field} given={given} onChange={setGiven} />}
        {isIncomplete && <p role="alert">{t('customFields.filter.incomplete')}</p>}
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}

type InputsProps = { field: CustomField; given: Given; onChange: (given: Given) => void }

function Inputs({ field, given, onChange }: InputsProps) {
  const { t } = useTranslation()
  const item = (part: keyof Given, label: string, shown: CustomField) => (
    <Form.Item label={label} htmlFor={`condition-${part}`}>
      <CustomInput
        field={shown}
        id={`condition-${part}`}
        value={given[part]}
        onChange={(value) => onChange({ ...given, [part]: value })}
      />
    </Form.Item>
  )
  switch (field.kind) {
    case 'single':
    case 'multi':
      // Retired options too: records still hold them.
      return (
        <fieldset className={styles.options}>
          <legend className={styles.legend}>{t('customFields.filter.anyOf')}</legend>
          <Checkbox.Group
            value={Array.isArray(given.value) ? given.value : []}
            options={field.options.map((option) => ({ value: option.key, label: option.label }))}
            onChange={(value) => onChange({ ...given, value })}
          />
        </fieldset>
      )
    case 'boolean':
      return item('value', t('customFields.filter.is'), field)
    case 'number':
    case 'money':
    case 'date':
      return (
        <>
          {item('min', t('customFields.filter.from'), field)}
          {item('max', t('customFields.filter.to'), field)}
        </>
      )
    default:
      return (
        <Form.Item label={t('customFields.filter.contains')} htmlFor="condition-value">
          <Input
            id="condition-value"
            maxLength={100}
            value={typeof given.value === 'string' ? given.value : ''}
            onChange={({ target }) => onChange({ ...given, value: target.value })}
          />
        </Form.Item>
      )
  }
}

/** What the inputs hold. */
type Given = { value?: unknown; min?: unknown; max?: unknown }

function givenIn(condition: Condition | undefined): Given {
  if (!condition) return {}
  if ('any' in condition) return { value: condition.any }
  if ('is' in condition) return { value: condition.is }
  return 'contains' in condition ? { value: condition.contains } : condition
}

/** Null while something is missing, or an amount can't be read. */
function conditionOf({ kind }: CustomField, { value, min, max }: Given): Condition | null {
  switch (kind) {
    case 'single':
    case 'multi':
      return Array.isArray(value) && value.length > 0 ? { any: value.map(String) } : null
    case 'boolean':
      return typeof value === 'boolean' ? { is: value } : null
    case 'number':
    case 'money':
    case 'date': {
      const bounds = { min: boundOf(kind, min), max: boundOf(kind, max) }
      if (bounds.min === null || bounds.max === null) return null
      if (bounds.min === undefined && bounds.max === undefined) return null
      return {
        ...(bounds.min !== undefined && { min: bounds.min }),
        ...(bounds.max !== undefined && { max: bounds.max }),
      }
    }
    default:
      return typeof value === 'string' && value.trim() !== '' ? { contains: value.trim() } : null
  }
}

/** Undefined for an open side, null for what is no bound. */
function boundOf(kind: CustomField['kind'], bound: unknown): number | string | null | undefined {
  if (bound === undefined || bound === null || bound === '') return undefined
  return typeof bound === (kind === 'date' ? 'string' : 'number') ? (bound as number | string) : null
}
