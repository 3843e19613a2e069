import type { HandOverRule } from '../../contract/hand-over.ts'

export const ways = ['one', 'evenly', 'region', 'hand'] as const

/** What the form holds. Regions and customers by their key, as forms have no other. */
export type RuleValues = {
  way: (typeof ways)[number]
  /** One person for `one`, several else. */
  toId: number | null
  toIds: number[]
  regions: Record<string, number | null | undefined>
  customers: Record<string, number | null | undefined>
  note: string | null
  deactivate: boolean
}

export const noRule: RuleValues = {
  way: 'one',
  toId: null,
  toIds: [],
  regions: {},
  customers: {},
  note: null,
  deactivate: false,
}

/** As the contract takes it; null while nobody is chosen to whom the rest goes. What another way had chosen is left out. */
export function ruleOf({ way, toId, toIds, regions, customers }: RuleValues): HandOverRule | null {
  const rest = way === 'one' ? (toId === null || toId === undefined ? [] : [toId]) : toIds
  if (rest.length === 0) return null
  return {
    toIds: rest,
    regions: way === 'region' ? chosen(regions).map(([region, to]) => ({ region, toId: to })) : [],
    customers: way === 'hand' ? chosen(customers).map(([id, to]) => ({ id: Number(id), toId: to })) : [],
  }
}

const chosen = (by: Record<string, number | null | undefined>): [string, number][] =>
  Object.entries(by ?? {}).flatMap(([key, to]) => (to ? [[key, to]] : []))
