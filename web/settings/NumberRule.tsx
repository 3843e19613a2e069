import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { NumberingTold } from '../../contract/settings.ts'
import { numberingPresets, parseNumberingRule } from '../../contract/values/numbering.ts'
import styles from './NumberRule.module.css'
import { numberExample } from './numberExample.ts'

type Props = { numbering: NumberingTold; keptRule: string }

/** Each preset stands with the number that would be next; so does the rule in force. */
export function NumberRule({ numbering, keptRule }: Props) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const typed: string = Form.useWatch('customerNumberRule', form) ?? keptRule
  const { name, code } = numbering.industry
  const shown = numberExample(numbering, typed)
  const preset = (rule: (typeof numberingPresets)[number], words: string) => ({
    value: rule,
    label: (
      <span className={styles.preset}>
        {words} <span className={styles.number}>{numberExample(numbering, rule)?.number}</span>
      </span>
    ),
  })
  return (
    <Form.Item
      name="customerNumberRule"
      label={t('settings.numberRule')}
      extra={
        <>
          {shown && (
            <>
              {t(shown.isDue ? 'settings.numberNext' : 'settings.numberLike', { example: shown.number })}
              {typed.includes('{industry}') && name !== null && t('settings.numberIndustry', { name, code })}
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
          preset(numberingPresets[0], t('settings.numberByIndustry')),
          preset(numberingPresets[1], t('settings.numberByMonth')),
        ]}
      />
    </Form.Item>
  )
}
