import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { numberingPresets, parseNumberingRule, showNumber } from '../../contract/values/numbering.ts'

/** The rule in force has the server's example; one being typed is shown with made-up facts. */
export function NumberRule({ example, keptRule }: { example: string; keptRule: string }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const typed: string = Form.useWatch('customerNumberRule', form) ?? keptRule
  const shown = typed === keptRule ? example : exampleOf(typed)
  return (
    <Form.Item
      name="customerNumberRule"
      label={t('settings.numberRule')}
      extra={
        <>
          {shown && (
            <>
              {t('settings.numberNext', { example: shown })}
              <br />
            </>
          )}
          {t('settings.numberParts')}
        </>
      }
      rules={[
        {
          validator: (_, rule: string) =>
            parseNumberingRule(rule).ok
              ? Promise.resolve()
              : Promise.reject(new Error(t('settings.numberRuleWrong'))),
        },
      ]}
    >
      <AutoComplete
        options={[
          { value: numberingPresets[0], label: `${t('settings.numberByIndustry')} · ${numberingPresets[0]}` },
          { value: numberingPresets[1], label: `${t('settings.numberByMonth')} · ${numberingPresets[1]}` },
        ]}
      />
    </Form.Item>
  )
}

function exampleOf(rule: string): string | null {
  const parsed = parseNumberingRule(rule)
  if (!parsed.ok) return null
  return showNumber(parsed.value, { date: new Date().toISOString().slice(0, 10), industry: 'TRA' }, 1)
}
