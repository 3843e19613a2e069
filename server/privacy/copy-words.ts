import type { CustomField } from '../../contract/custom-fields.ts'
import type { Language } from '../../contract/session.ts'
import { choiceOf } from '../../contract/values/choiceOf.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { showHeadcount, showMoneyRange } from '../../contract/values/showRange.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Db, sql } from '../platform/database.ts'
import { type choiceName, sentence } from '../platform/sentences.ts'
import { countryName } from '../values/countries.ts'
import { showRegion } from '../values/regions.ts'
import { textsIn } from './mentions.ts'
import type { Person } from './person.ts'

type Group = Parameters<typeof choiceName>[1]

const choices: Readonly<Record<string, Group>> = {
  ...choiceOf,
  feedback: 'feedback',
  refusalReason: 'refusalReason',
  noNextReason: 'noNextReason',
}

/** Fields that hold the number of somebody or something else. */
type Named = 'industryId' | 'ownerId' | 'departmentId' | 'groupId' | 'tag'
type Names = Record<Named, Record<string, string>>

export type Words = Awaited<ReturnType<typeof readWords>>

/** Puts fields and values into words for whoever they are about, who knows none of our codes. */
export async function readWords(
  db: Db,
  language: Language,
  { contactIds, name: own }: Pick<Person, 'contactIds' | 'name'>,
) {
  const { rows } = await sql<{ names: Names; timeZone: string }>`
    select time_zone as "timeZone", jsonb_build_object(
      'industryId', (select jsonb_object_agg(id, name) from industry), 'ownerId', (select jsonb_object_agg(id, name) from user_account),
      'departmentId', (select jsonb_object_agg(id, name) from department), 'groupId', (select jsonb_object_agg(id, name) from company_group),
      'tag', (select jsonb_object_agg(id, name) from tag)) as names from organisation`.execute(db)
  const { names, timeZone } = rows[0] ?? {}
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const custom = await readCustomFields(db)
  const say = (key: string) => sentence(language, key)
  /** The first of these sentences that there is. */
  const firstOf = (keys: string[]) => keys.find((key) => say(key) !== key)
  const word = (key: string, orElse: string) => (say(key) === key ? orElse : say(key))

  const label = (record: string, field: string): string => {
    const defined = customOf(custom, record, field)
    if (defined) return defined.label
    // Of a customer who is a person there is no company.
    if (record === 'customer' && field === 'name') return say('fields.contact.name')
    const key = firstOf([
      `privacy.copy.words.${field}`,
      `fields.${record === 'follow_up' ? 'followUp' : record}.${field}`,
      `fields.customer.${field}`,
      `fields.contact.${field}`,
    ])
    return key === undefined ? field : say(key)
  }

  const value = (record: string, field: string, given: unknown): string | null => {
    if (given === null || given === undefined || given === '') return null
    const defined = customOf(custom, record, field)
    if (defined) return showCustom(defined, given, language) || null
    if (Array.isArray(given))
      return given.flatMap((part) => value(record, field, part) ?? []).join(say('contacts.separator')) || null
    if (typeof given === 'boolean') return say(`customers.history.${given ? 'yes' : 'no'}`)
    if (isRange(given))
      return (
        (field === 'headcount' ? showHeadcount(given, language) : showMoneyRange(given, language)) || null
      )
    if (field === 'totalAssets') return showMoneyRange({ min: Number(given), max: Number(given) }, language)
    if (field === 'country') return countryName(language, String(given))
    if (field === 'regionCode') return showRegion(String(given))?.text ?? String(given)
    if (field === 'access') return say(`privacy.copy.words.${String(given)}`)
    // A talk may have been with the person; whom they report to is another one.
    if (field === 'reportsToId' || field === 'contactId')
      return contactIds.includes(Number(given)) ? own : say('privacy.copy.anotherPerson')
    if (typeof given === 'string' && isInstant.test(given)) return clock.format(new Date(given))
    if (isNamed(field)) return names?.[field]?.[String(given)] ?? String(given)
    if (typeof given === 'object') return textsIn(given).join(' ') || null
    const choice = choices[field]
    return choice ? word(`choices.${choice}.${String(given)}`, String(given)) : String(given)
  }

  return { say, word, label, value }
}

/** As the history keeps them. */
const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

const named: readonly string[] = ['industryId', 'ownerId', 'departmentId', 'groupId', 'tag'] satisfies Named[]
const isNamed = (field: string): field is Named => named.includes(field)

const customOf = (fields: readonly CustomField[], record: string, field: string) =>
  field.startsWith('custom.')
    ? fields.find((one) => one.object === record && `custom.${one.key}` === field)
    : undefined

function isRange(value: unknown): value is { min: number | null; max: number | null } {
  return typeof value === 'object' && value !== null && 'min' in value && 'max' in value
}
