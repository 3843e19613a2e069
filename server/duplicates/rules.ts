import { type DuplicateRule, effects, type MatchKind, matchKinds } from '../../contract/duplicates.ts'

/** What a match of this kind is as well: customers of one name have one core. */
const implied: Partial<Record<MatchKind, readonly MatchKind[]>> = {
  name: ['nameCore', 'similarName'],
  nameCore: ['similarName'],
}

/** The kind, and those that follow from it. */
export const withImplied = (kind: MatchKind): MatchKind[] => [kind, ...(implied[kind] ?? [])]

/** Kinds of one hit in the order of `matchKinds`, without those that follow from a surer one. */
export function plainKinds(kinds: readonly MatchKind[]): MatchKind[] {
  const follows = new Set(kinds.flatMap((kind) => implied[kind] ?? []))
  return matchKinds.filter((kind) => kinds.includes(kind) && !follows.has(kind))
}

/** The rule that always holds: two customers never have one credit code (GB 32100, one code per organisation). */
export const fixedRule: DuplicateRule = { kinds: ['creditCode'], effect: 'block' }

/**
 * Rules as they are kept: kinds in one order, each combination once with its strongest effect, the fixed one first. A rule
 * that says no more than the fixed one goes.
 */
export function tidyRules(given: readonly DuplicateRule[]): DuplicateRule[] {
  const kept = new Map<string, DuplicateRule>([[fixedRule.kinds.join(), fixedRule]])
  for (const { kinds, effect } of given) {
    const plain = plainKinds(kinds)
    const key = plain.join()
    const known = kept.get(key)
    if (!known || strengthOf(effect) > strengthOf(known.effect)) kept.set(key, { kinds: plain, effect })
  }
  return [...kept.values()]
}

const strengthOf = (effect: DuplicateRule['effect']) => effects.length - effects.indexOf(effect)

/** What every organisation starts with. */
export const rulePresets: readonly DuplicateRule[] = [
  fixedRule,
  { kinds: ['name'], effect: 'confirm' },
  ...(['nameCore', 'similarName', 'phone', 'email', 'webDomain'] as const).map((kind) => ({
    kinds: [kind],
    effect: 'warn' as const,
  })),
]
