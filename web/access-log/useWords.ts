import { useTranslation } from 'react-i18next'
import type { AccessLogEntry } from '../../contract/access-log.ts'

/** Words for what the log holds as codes; a code that a newer part of the program writes is shown as it is. */
export function useWords() {
  const { t, i18n } = useTranslation()
  const word = (
    group: 'actions' | 'objects' | 'sources' | 'reasons' | 'factors' | 'details',
    code: string,
  ): string => {
    const key = `accessLog.${group}.${code}`
    return i18n.exists(key) ? String(t(key as 'accessLog.title')) : code
  }
  const wordOf = (key: string, orElse = '') => t(key as 'accessLog.title', orElse)
  /** `customer.export:own`, `customer.budget` and `hidden` as the page of a role calls them. */
  const code = (text: string): string => {
    const [, object, action, scope] = /^(\w+)\.(\w+):(\w+)$/.exec(text) ?? []
    if (object)
      return `${wordOf(`people.objects.${object}`, object)} ${wordOf(`people.actions.${action}`, action)} (${wordOf(`choices.scope.${scope}`, scope)})`
    const [, required] = /^(.+):required$/.exec(text) ?? []
    if (required) return t('accessLog.details.required', { field: code(required) })
    if (/^(customer|contact|billing_profile|delivery_address)\./.test(text))
      return wordOf(`fields.${text}`, text)
    const place = codePlaces.find((known) => i18n.exists(`${known}.${text}`))
    return place ? wordOf(`${place}.${text}`, text) : text
  }
  /** `每天最多查看次数 50 → 20`. */
  const change = ([key, values]: [string, unknown]) => {
    const [before, after] = Array.isArray(values) ? values : []
    return `${code(key)} ${t('accessLog.to', { before: plain(before, code), after: plain(after, code) })}`
  }
  const named = (what: string, found: { id: number; name: string | null }) =>
    found.name ?? t('accessLog.hidden', { what, id: found.id })
  return {
    action: (action: string) => word('actions', action),
    source: (source: string) => word('sources', source),
    object: ({ object, objectKind }: AccessLogEntry) => {
      if (!object) return null
      const kind = word('objects', objectKind ?? 'other')
      return object.name === null ? named(kind, object) : `${kind} ${object.name}`
    },
    customer: ({ customer }: AccessLogEntry) => customer && named(t('accessLog.objects.customer'), customer),
    more: ({ data, reason: why }: AccessLogEntry): string | null => {
      const { reason, factor, action: filter, changes, revealId: _, ...others } = data
      const said = [
        why,
        typeof reason === 'string' ? word('reasons', reason) : null,
        typeof factor === 'string' ? word('factors', factor) : null,
        typeof filter === 'string' ? `${t('accessLog.action')} ${word('actions', filter)}` : null,
        !isEmpty(changes) && typeof changes === 'object'
          ? Object.entries(changes as object)
              .map(change)
              .join(' · ')
          : null,
        Object.keys(others).length > 0
          ? Object.entries(others)
              .filter(([, value]) => !isEmpty(value))
              .map(([key, value]) => `${word('details', key)} ${plain(value, code)}`)
              .join(' · ')
          : null,
      ].filter((part) => part)
      return said.length > 0 ? said.join(' · ') : null
    },
  }
}

/** Where codes that stand by themselves have their words, the nearest first. */
const codePlaces = [
  'people.levels',
  'accessLog.details',
  'accessLog.values',
  'tags.colours',
  'customFields.kinds',
  'choices.businessType',
]

/** Nothing given, nothing taken: not worth a word. */
const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

const plain = (value: unknown, code: (text: string) => string): string => {
  if (value === true) return '✓'
  if (value === false || value === null) return '–'
  if (Array.isArray(value)) return value.map((one) => code(String(one))).join(', ')
  if (typeof value === 'object')
    return Object.entries(value as object)
      .map(([key, one]) => `${code(key)} ${code(String(one))}`)
      .join(', ')
  return code(String(value))
}
