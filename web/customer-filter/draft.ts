import {
  type Comparison,
  comparisonsOf,
  type FilterCondition,
  type FilterField,
  type FilterGroup,
  type FilterKind,
  type FilterNode,
  partsOf,
  readCustomerFilter,
} from '../../contract/customer-filter.ts'

/** "Is empty" and "is filled in" are two things to choose, one comparison with yes or no. */
export type Way = Exclude<Comparison, 'max' | 'empty'> | 'empty' | 'filled'

/** While it is being put together: parts may be missing, and each keeps a key of its own. */
export type DraftCondition = { key: number; field: FilterField | null; way: Way | null; value: unknown }
export type DraftGroup = { key: number; joint: 'all' | 'any'; parts: readonly DraftPart[] }
export type DraftPart = DraftCondition | DraftGroup

export const isGroup = (part: DraftPart): part is DraftGroup => 'joint' in part

let keys = 0
const nextKey = () => {
  keys += 1
  return keys
}

export const newCondition = (): DraftCondition => ({
  key: nextKey(),
  field: null,
  way: null,
  value: undefined,
})
export const newGroup = (joint: DraftGroup['joint'], parts: readonly DraftPart[] = []): DraftGroup => ({
  key: nextKey(),
  joint,
  parts,
})

/** What can be chosen for a field of this kind, the likeliest first. */
export const waysOf = (kind: FilterKind): Way[] =>
  comparisonsOf[kind].flatMap((comparison): Way[] =>
    comparison === 'empty' ? ['empty', 'filled'] : [comparison],
  )

export function draftOf(text: string | undefined): DraftGroup {
  const tree = text === undefined ? null : readCustomerFilter(text)
  return tree ? groupOf(tree) : newGroup('all')
}

const groupOf = (group: FilterGroup): DraftGroup =>
  newGroup(
    'all' in group ? 'all' : 'any',
    partsOf(group).map((part) => ('field' in part ? conditionOf(part) : groupOf(part))),
  )

function conditionOf({ field, ...given }: FilterCondition): DraftCondition {
  const { empty, min, max } = given
  const key = nextKey()
  if (empty !== undefined) return { key, field, way: empty ? 'empty' : 'filled', value: undefined }
  if (min !== undefined || max !== undefined) return { key, field, way: 'min', value: { min, max } }
  const [way, value] = Object.entries(given)[0] as [Way, unknown]
  return { key, field, way, value }
}

/** The filter that the complete parts make; undefined where there are none, so that the address stays clean. */
export function filterTextOf(draft: DraftGroup): string | undefined {
  const tree = nodeOf(draft)
  return tree ? JSON.stringify(tree) : undefined
}

function nodeOf(part: DraftPart): FilterNode | null {
  if (!isGroup(part)) return completeOf(part)
  const parts = part.parts.map(nodeOf).filter((node) => node !== null)
  if (parts.length === 0) return null
  return part.joint === 'all' ? { all: parts } : { any: parts }
}

/** Null while something is missing. */
export function completeOf({ field, way, value }: DraftCondition): FilterCondition | null {
  if (field === null || way === null) return null
  if (way === 'empty' || way === 'filled') return { field, empty: way === 'empty' }
  const given = way === 'min' ? boundsOf(value) : isGiven(value) ? { [way]: value } : null
  return given && ({ field, ...given } as FilterCondition)
}

function boundsOf(value: unknown): { min?: unknown; max?: unknown } | null {
  const { min, max } = (value ?? {}) as { min?: unknown; max?: unknown }
  const given = { ...(isGiven(min) && { min }), ...(isGiven(max) && { max }) }
  const isReversed = isGiven(min) && isGiven(max) && (min as number) > (max as number)
  return Object.keys(given).length === 0 || isReversed ? null : given
}

const isGiven = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  !(typeof value === 'string' && value.trim() === '') &&
  !(Array.isArray(value) && value.length === 0)

/** The draft with one part changed, or without it. */
export function replaced(group: DraftGroup, key: number, next: DraftPart | null): DraftGroup {
  return {
    ...group,
    parts: group.parts.flatMap((part): DraftPart[] => {
      if (part.key === key) return next ? [next] : []
      return [isGroup(part) ? replaced(part, key, next) : part]
    }),
  }
}
