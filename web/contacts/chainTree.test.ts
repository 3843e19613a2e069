import { describe, expect, test } from 'vitest'
import { type ChainNode, chainTree, isChain } from './chainTree.ts'

type P = Parameters<typeof chainTree>[0][number]
const people = (...pairs: [id: number, reportsToId: number | null][]): P[] =>
  pairs.map(([id, reportsToId]) => ({ id, reportsToId, leftOn: null, isPrimary: false, name: String(id) }))
const told = (nodes: readonly ChainNode<P>[]): string =>
  nodes.map(({ contact, below }) => `${contact.id}${below.length > 0 ? `(${told(below)})` : ''}`).join(' ')

describe('a decision chain', () => {
  test.each([
    ['nobody', people(), ''],
    ['people beside each other', people([1, null], [2, null]), '1 2'],
    ['a boss with two, one of whom leads one', people([1, null], [2, 1], [3, 1], [4, 3]), '1(2 3(4))'],
    ['the boss entered last', people([2, 1], [3, 2], [1, null]), '1(2(3))'],
    ['a boss who isn’t shown', people([2, 99], [3, 2]), '2(3)'],
    ['the larger tree first', people([1, null], [2, null], [3, 2]), '2(3) 1'],
    ['a circle', people([1, 2], [2, 1], [3, null]), '1(2) 3'],
    ['who reports to himself', people([1, 1]), '1'],
  ])('of %s', (_, given, tree) => expect(told(chainTree(given))).toBe(tree))

  test('draws everybody once', () => {
    const given = people([1, null], [2, 1], [3, 2], [4, 2], [5, 5], [6, 7], [7, 6], [8, 99])
    const all = (nodes: readonly ChainNode<P>[]): number[] =>
      nodes.flatMap(({ contact, below }) => [contact.id, ...all(below)])
    expect(all(chainTree(given)).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

test.each([
  [people(), false],
  [people([1, null], [2, null]), false],
  [people([1, null], [2, 99]), false],
  [people([1, null], [2, 1]), true],
])('%j is a chain: %s', (given, yes) => expect(isChain(chainTree(given))).toBe(yes))
