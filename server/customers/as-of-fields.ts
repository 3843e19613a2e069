import type { FieldWas } from '../../contract/as-of.ts'
import { showPhone } from '../../contract/values/phone.ts'
import type { Viewer } from '../platform/visibility.ts'
import { type Logged, loggedChange } from './logged.ts'
import type { Values } from './undo-log.ts'

/** Field by field through the field filter; what is hidden, or empty both then and now, is left out. */
export function compare(viewer: Viewer, record: Logged, was: Values, now: Values, own: boolean): FieldWas[] {
  return Object.keys({ ...now, ...was }).flatMap((field): FieldWas[] => {
    if (field === 'deleted' || field === 'created') return []
    if (field === 'phones') return comparePhones(viewer, was.phones, now.phones, own)
    const shown = loggedChange(viewer, record, [field, [was[field] ?? null, now[field] ?? null]], own)
    if (shown === null || isEmpty(was[field], now[field])) return []
    const { before, after, masked } = shown
    const differs = told(was[field]) !== told(now[field])
    return [{ field, was: before ?? null, now: after ?? null, differs, ...(masked && { masked }) }]
  })
}

/** In the log each phone is by itself; here they stand together, in an order of their own. */
function comparePhones(viewer: Viewer, was: unknown, now: unknown, own: boolean): FieldWas[] {
  const sides = [was, now].map((side) => ((side ?? []) as string[]).toSorted())
  if (sides.every((side) => side.length === 0)) return []
  const shown = sides.map((side) =>
    side.map((phone) => {
      const change = loggedChange(viewer, 'contact', ['phone', [phone, null]], own)
      return change === null || change.masked ? (change?.before ?? null) : readable(phone, viewer.language)
    }),
  )
  const level = loggedChange(viewer, 'contact', ['phone', [null, null]], own)
  if (level === null) return []
  return [
    {
      field: 'phones',
      was: shown[0],
      now: shown[1],
      differs: told(sides[0]) !== told(sides[1]),
      ...(level.masked && { masked: true }),
    },
  ]
}

function readable(logged: string, language: Viewer['language']): string {
  const [e164 = '', extension = null] = logged.split(' x')
  return showPhone({ e164, extension }, language)
}

const isEmpty = (...values: unknown[]) =>
  values.every((value) => ['null', '[]', 'false'].includes(told(value)))

/** Ranges without bounds are empty; a range is the same whichever bound stands first. */
export function told(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value ?? null)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return entries.every(([, inner]) => inner === null) ? 'null' : JSON.stringify(entries)
}
