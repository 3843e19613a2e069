import type { HandOverRule } from '../../contract/hand-over.ts'

/** What is given on with a customer: the customer itself, or only a plan or a share on it. */
export type Held = { id: number; stage: string; regionCode: string | null; isOwned: boolean }

const stageOrder = ['deal', 'interested', 'prospect', 'lost']

/**
 * To whom each customer goes (contract/hand-over.ts). Named by hand comes before named by region, the longer region
 * before the shorter; the rest is dealt out in turns, stage by stage and region by region, so that everybody gets as many
 * of each kind, to within one. The same every time for the same customers.
 */
export function targetsOf(rule: HandOverRule, held: readonly Held[]): Map<number, number> {
  const byHand = new Map(rule.customers.map(({ id, toId }) => [id, toId]))
  const byRegion = new Map(rule.regions.map(({ region, toId }) => [region, toId]))
  const targets = new Map<number, number>()
  const rest: Held[] = []
  for (const customer of held) {
    const named = byHand.get(customer.id) ?? inRegion(byRegion, customer.regionCode)
    if (named === undefined) rest.push(customer)
    else targets.set(customer.id, named)
  }
  // What is owned is dealt first: a share on a customer weighs nothing against it.
  for (const [turn, { id }] of rest.sort(inOrder).entries())
    targets.set(id, rule.toIds[turn % rule.toIds.length] as number)
  return targets
}

function inRegion(byRegion: ReadonlyMap<string, number>, code: string | null): number | undefined {
  if (code === null) return undefined
  return byRegion.get(code) ?? byRegion.get(code.slice(0, 4)) ?? byRegion.get(code.slice(0, 2))
}

const inOrder = (one: Held, other: Held): number =>
  Number(other.isOwned) - Number(one.isOwned) ||
  stageOrder.indexOf(one.stage) - stageOrder.indexOf(other.stage) ||
  compare(one.regionCode ?? '', other.regionCode ?? '') ||
  one.id - other.id

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Everybody whom a rule names. */
export const peopleOf = ({ toIds, regions, customers }: HandOverRule): number[] =>
  [...new Set([...toIds, ...regions.map(({ toId }) => toId), ...customers.map(({ toId }) => toId)])].sort(
    (one, other) => one - other,
  )
