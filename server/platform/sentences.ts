import type { ErrorData } from '../../contract/errors.ts'
import { catalogue as en } from '../../contract/locales/en/index.ts'
import { catalogue as zh } from '../../contract/locales/zh-CN/index.ts'
import type { Language } from '../../contract/session.ts'

const catalogues = { 'zh-CN': zh, en } as const

/**
 * The sentence at `key` (`errors.customer.duplicate`: the part after the first dot is looked up whole first, for
 * codes hold dots themselves), with `{{name}}` replaced. A key that isn't there comes back as it is.
 */
export function sentence(language: Language, key: string, data: ErrorData = {}): string {
  const found = lookUp(catalogues[language], key)
  if (found === null) return key
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name] ?? ''))
}

/** What is wrong with one field: rules of the input first, else reasons of `contract/values`. */
export const problemSentence = (language: Language, code: string, data: ErrorData) =>
  code in catalogues[language].values
    ? sentence(language, `values.${code}`, data)
    : sentence(language, `problems.${code}`, data)

export const choiceName = (language: Language, group: keyof typeof zh.choices, value: string): string =>
  sentence(language, `choices.${group}.${value}`)

/** `Accept-Language` counts only before sign-in; afterwards the person's own choice does. */
export const languageOf = (accepted: string | undefined): Language =>
  accepted && /^\s*en/i.test(accepted) ? 'en' : 'zh-CN'

function lookUp(tree: unknown, path: string): string | null {
  if (typeof tree === 'string') return path === '' ? tree : null
  if (typeof tree !== 'object' || tree === null) return null
  const branch = tree as Record<string, unknown>
  if (typeof branch[path] === 'string') return branch[path]
  const dot = path.indexOf('.')
  return dot < 0 ? null : lookUp(branch[path.slice(0, dot)], path.slice(dot + 1))
}
