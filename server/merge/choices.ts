import type { CustomValues } from '../../contract/custom-fields.ts'
import { type CustomerChanges, customerFields, stages } from '../../contract/customer-fields.ts'
import { loggedValue } from '../customers/logged.ts'
import { isSameValue } from '../customers/same-value.ts'
import type { Merging } from './read.ts'

export type Side = Pick<Merging, 'id' | 'createdAt' | 'fields' | 'changedAt'>

/** A company and a person aren't merged, and an owner changes by assigning. */
const builtIn = [
  ...Object.keys(customerFields).filter((field) => field !== 'type' && field !== 'ownerId'),
  'groupId',
]

/** The fields of which any of them has a value, in the order of the record; custom ones at the end. */
export function mergedFields(sides: readonly Side[]): string[] {
  const custom = new Set(
    sides.flatMap(({ fields }) => Object.keys(fields).filter((field) => field.startsWith('custom.'))),
  )
  return [...builtIn, ...[...custom].sort()].filter((field) =>
    sides.some(({ fields }) => !isEmpty(fields[field])),
  )
}

/**
 * Whose value of a field is proposed: the newest that isn't empty, of equally new ones that of the one that stays. Of
 * stages it is the furthest: what began with one customer holds for the one that they become; lost is only what all are.
 * A country is the one of the region, a basis that of the source.
 */
export function proposedOf(field: string, sides: readonly Side[], keepId: number): number {
  if (field === 'stage') return furthest(sides, keepId)
  if (field === 'country') return countryOf(sides, keepId)
  if (field === 'sourceNote') return sourceNoteOf(sides, keepId)
  return newest(field, sides, keepId)
}

function newest(field: string, sides: readonly Side[], keepId: number): number {
  const writtenAt = ({ changedAt, createdAt }: Side) => Date.parse(changedAt[field] ?? createdAt)
  const [first] = sides
    .filter(({ fields }) => !isEmpty(fields[field]))
    .toSorted((a, b) => writtenAt(b) - writtenAt(a) || Number(b.id === keepId) - Number(a.id === keepId))
  return first?.id ?? keepId
}

function furthest(sides: readonly Side[], keepId: number): number {
  const reached = ({ fields: { stage } }: Side) =>
    stage === 'lost' ? -1 : stages.indexOf(stage as (typeof stages)[number])
  const [first] = sides.toSorted(
    (a, b) => reached(b) - reached(a) || Number(b.id === keepId) - Number(a.id === keepId),
  )
  return first?.id ?? keepId
}

/** Every customer has a country, most of them because nobody said otherwise. */
function countryOf(sides: readonly Side[], keepId: number): number {
  const ofRegion = newest('regionCode', sides, keepId)
  if (sides.some(({ id, fields }) => id === ofRegion && !isEmpty(fields.regionCode))) return ofRegion
  return newest(
    'country',
    sides.filter(({ fields }) => fields.country !== 'CN'),
    keepId,
  )
}

function sourceNoteOf(sides: readonly Side[], keepId: number): number {
  const ofSource = newest('source', sides, keepId)
  const source = sides.find(({ id }) => id === ofSource)?.fields.source
  const same = sides.filter(({ fields }) => fields.source === source)
  return same.some(({ fields }) => !isEmpty(fields.sourceNote))
    ? newest('sourceNote', same, keepId)
    : ofSource
}

export type Taken = {
  fields: CustomerChanges
  groupId?: number | null
  custom: CustomValues
  stageOf: number
}

/**
 * What the one that stays takes over. A field that the viewer may not choose keeps its value, and where it has none it
 * takes the one that would be proposed: nothing is lost, and nothing shown.
 */
export function takenValues(
  sides: readonly Side[],
  keepId: number,
  choices: Readonly<Record<string, number>>,
  isOpen: (field: string) => boolean,
): Taken {
  const keep = sides.find(({ id }) => id === keepId)
  const fields: Record<string, unknown> = {}
  const taken: Taken = { fields: fields as CustomerChanges, custom: {}, stageOf: choices.stage ?? keepId }
  for (const field of mergedFields(sides)) {
    if (field === 'stage') continue
    const own = keep?.fields[field]
    const closed = isEmpty(own) ? proposedOf(field, sides, keepId) : keepId
    const from = isOpen(field) ? (choices[field] ?? keepId) : closed
    const value = sides.find(({ id }) => id === from)?.fields[field] ?? null
    if (isSameValue(loggedValue(value), loggedValue(own))) continue
    if (field === 'groupId') taken.groupId = value as number | null
    else if (field.startsWith('custom.'))
      taken.custom[field.slice('custom.'.length)] = value as CustomValues[string]
    else fields[field] = loggedValue(value)
  }
  // A region is one of China's: a customer of another country has none.
  const country = fields.country ?? keep?.fields.country
  const region = fields.regionCode === undefined ? keep?.fields.regionCode : fields.regionCode
  if (country !== 'CN' && !isEmpty(region)) fields.regionCode = null
  // A basis is that of the source which is taken.
  const source = fields.source ?? keep?.fields.source
  const note = fields.sourceNote === undefined ? keep?.fields.sourceNote : fields.sourceNote
  const isOfSource = sides.some((side) => side.fields.source === source && side.fields.sourceNote === note)
  if (!isEmpty(note) && !isOfSource) fields.sourceNote = null
  return taken
}

export const isEmpty = (value: unknown): boolean =>
  (loggedValue(value) ?? null) === null || (Array.isArray(value) && value.length === 0)
