import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { languageOf } from '../app/i18n.ts'
import { customFieldsOptions } from './api.ts'

/** `custom.cf_1a`, as changes and collisions name a custom field. */
export const keyOfField = (field: string) => /^custom\.(cf_\w+)$/.exec(field)?.[1]

export type CustomWords = {
  /** A value in words; '' for none. */
  say: (field: CustomField, value: unknown) => string
  /** By the name of a change; undefined where it is no custom field. */
  sayOf: (field: string, value: unknown) => string | undefined
  labelOf: (field: string) => string | undefined
}

/** Labels and values of custom fields in words; the definitions are fetched only where `isNeeded`. */
export function useCustomWords(isNeeded = true): CustomWords {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ ...customFieldsOptions(), enabled: isNeeded })
  const language = languageOf(i18n.language)
  const find = (key: string) => data?.rows.find((field) => field.key === key)
  const say = (field: CustomField, value: unknown) =>
    showCustom(field, value, language, { gone: t('customFields.optionGone') })
  return {
    say,
    sayOf: (name, value) => {
      const key = keyOfField(name)
      if (key === undefined) return undefined
      const field = find(key)
      return field ? say(field, value) : plain(value)
    },
    labelOf: (name) => {
      const key = keyOfField(name)
      if (key === undefined) return undefined
      // Until the definitions are there, nothing is better than a key.
      return find(key)?.label ?? (data ? t('customFields.unknown') : '…')
    },
  }
}

const plain = (value: unknown) => (value === null || value === undefined ? '' : String(value))
