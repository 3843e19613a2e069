import type { Contact } from '../../contract/contacts.ts'

type Person = Pick<Contact, 'id' | 'reportsToId' | 'leftOn' | 'isPrimary' | 'name'>
export type ChainNode<P extends Person> = { contact: P; below: ChainNode<P>[] }

/**
 * Who reports to whom, as trees: those at the top first, the deepest tree before people who stand alone. Who reports to
 * somebody that isn't there (deleted, or not shown) stands at the top; a circle, which the server never keeps, is cut.
 */
export function chainTree<P extends Person>(contacts: readonly P[]): ChainNode<P>[] {
  const known = new Set(contacts.map(({ id }) => id))
  const placed = new Set<number>()
  const below = (id: number): ChainNode<P>[] =>
    contacts.filter((contact) => contact.reportsToId === id && !placed.has(contact.id)).map(nodeOf)
  function nodeOf(contact: P): ChainNode<P> {
    placed.add(contact.id)
    return { contact, below: below(contact.id) }
  }
  const tops = contacts
    .filter(({ reportsToId }) => reportsToId === null || !known.has(reportsToId))
    .map(nodeOf)
  const cut = contacts
    .filter(({ id }) => !placed.has(id))
    .flatMap((contact) => (placed.has(contact.id) ? [] : nodeOf(contact)))
  return [...tops, ...cut].toSorted((a, b) => size(b) - size(a))
}

/** Whether anybody reports to anybody: people beside each other are no chain. */
export const isChain = (trees: readonly ChainNode<Person>[]): boolean =>
  trees.some(({ below }) => below.length > 0)

const size = ({ below }: ChainNode<Person>): number => below.reduce((sum, node) => sum + size(node), 1)
