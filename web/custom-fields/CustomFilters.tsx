import { CloseOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, readConditions, writeConditions } from './conditions.ts'
import { conditionText } from './conditionText.ts'
import { useCustomWords } from './customWords.ts'
import { useListFields } from './listFields.ts'

const ConditionForm = lazy(async () => ({ default: (await import('./ConditionForm.tsx')).ConditionForm }))

type Props = { custom: string | undefined; onChange: (custom: string | undefined) => void }

/** Conditions on custom fields, each a chip to change or to take away; nothing where there are no fields. */
export function CustomFilters({ custom, onChange }: Props) {
  const { t } = useTranslation()
  const { say } = useCustomWords()
  // By what isn't shown there is no looking either.
  const fields = useListFields().filter(({ isMasked }) => !isMasked)
  const [open, setOpen] = useState<string | 'new' | null>(null)
  const conditions = readConditions(custom)
  const change = (key: string, condition: Condition | undefined) => {
    const { [key]: _before, ...others } = conditions
    onChange(writeConditions(condition ? { ...others, [key]: condition } : others))
  }
  if (fields.length === 0 && Object.keys(conditions).length === 0) return null
  return (
    <>
      {Object.entries(conditions).map(([key, condition]) => {
        const field = fields.find(({ listKey }) => listKey === key)
        const text = field ? conditionText(t, field, condition, say) : t('customFields.filter.gone')
        return (
          <Space.Compact key={key}>
            <Button
              aria-label={t('customFields.filter.edit', { condition: text })}
              disabled={!field}
              onClick={() => setOpen(key)}
            >
              {text}
            </Button>
            <Button
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('customFields.filter.remove', { condition: text })}
              onClick={() => change(key, undefined)}
            />
          </Space.Compact>
        )
      })}
      {fields.length > 0 && (
        <Button type="dashed" onClick={() => setOpen('new')}>
          {t('customFields.filter.open')}
        </Button>
      )}
      {open !== null && (
        <Suspense>
          <ConditionForm
            fields={fields}
            chosen={open === 'new' ? null : open}
            conditions={conditions}
            onApply={(key, condition) => {
              change(key, condition)
              setOpen(null)
            }}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </>
  )
}
