import type { Rule } from 'antd/es/form'
import { values as sentences } from '../../contract/locales/values.ts'
import type { Language } from '../../contract/session.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { type AmountField, whyNoAmount } from './amounts.ts'

/** The same parsers as on the server, so that the reason is there while the field is still in front of the person. */
export function amountRule(field: AmountField, language: Language, onBroken: () => void): Rule {
  return {
    validateTrigger: 'onBlur',
    validator: async (_, text: string | undefined) => {
      const why = whyNoAmount(field, text ?? '')
      if (!why) return
      onBroken()
      throw new Error(sentences[language][why])
    },
  }
}

export function creditCodeRule(language: Language, onBroken: () => void): Rule {
  return {
    validateTrigger: 'onBlur',
    validator: async (_, text: string | null | undefined) => {
      if (!text?.trim()) return
      const code = parseCreditCode(text)
      if (code.ok) return
      onBroken()
      throw new Error(sentences[language][code.reason])
    },
  }
}
