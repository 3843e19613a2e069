import type { ContactPair } from '../../contract/merge.ts'
import type { MergingContact } from './read.ts'

/** What of contacts the viewer may compare: what isn't seen isn't told by a pair either. */
export type Compared = { names: boolean; phones: boolean }

export type Pair = { contact: MergingContact; other: MergingContact; by: ContactPair['by'] }

/**
 * Contacts that may be one person: of the same name, or with a number in common. Each is paired once, with one that comes
 * before it and isn't part of another itself.
 * @param contacts those of the customer that stays first
 */
export function pairsOf(contacts: readonly MergingContact[], keepId: number, seen: Compared): Pair[] {
  const pairs: Pair[] = []
  const ofTheirOwn: MergingContact[] = []
  for (const contact of contacts) {
    const pair = contact.customerId === keepId ? null : closest(contact, ofTheirOwn, seen)
    if (pair) pairs.push({ contact, ...pair })
    else ofTheirOwn.push(contact)
  }
  return pairs
}

const closeness = ['both', 'name', 'phone'] as const

function closest(contact: MergingContact, others: readonly MergingContact[], seen: Compared) {
  const found = others.flatMap((other) => {
    const by = other.customerId === contact.customerId ? null : commonTo(contact, other, seen)
    return by ? [{ other, by }] : []
  })
  const [first] = found.toSorted((a, b) => closeness.indexOf(a.by) - closeness.indexOf(b.by))
  return first ?? null
}

function commonTo(one: MergingContact, other: MergingContact, seen: Compared): ContactPair['by'] | null {
  const name = seen.names && one.nameNorm === other.nameNorm
  const phone = seen.phones && phonesOf(one).some((number) => phonesOf(other).includes(number))
  if (name && phone) return 'both'
  return name ? 'name' : phone ? 'phone' : null
}

const phonesOf = ({ fields: { phones } }: MergingContact): unknown[] => (Array.isArray(phones) ? phones : [])

/** Two people may have one name, and colleagues share a number: only both together say that it is the same person. */
export const isProposed = ({ by }: Pick<Pair, 'by'>) => by === 'both'
