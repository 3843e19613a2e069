import { expect, test } from 'vitest'
import type { Department } from '../../contract/people.ts'
import { inTreeOrder, withBelow } from './tree.ts'

const department = (id: number, parentId: number | null, name: string, position: number): Department => ({
  id,
  parentId,
  name,
  position,
  people: 0,
  reviewer: null,
  version: 1,
})

// Children stand before their parents, as the server may send them.
const company = [
  department(4, 2, '华东组', 2),
  department(5, 2, '华北组', 1),
  department(3, 1, '客服部', 2),
  department(2, 1, '销售部', 1),
  department(1, null, '海川科技', 1),
]

test('departments stand in the order of the tree, by position, each with its path', () => {
  expect(inTreeOrder(company).map(({ path, depth }) => [depth, path])).toEqual([
    [0, '海川科技'],
    [1, '海川科技 / 销售部'],
    [2, '海川科技 / 销售部 / 华北组'],
    [2, '海川科技 / 销售部 / 华东组'],
    [1, '海川科技 / 客服部'],
  ])
})

test.each([
  [1, [1, 2, 3, 4, 5]],
  [2, [2, 4, 5]],
  [4, [4]],
])('department %i reaches to %j', (id, reached) => {
  expect([...withBelow(company, id)].sort()).toEqual(reached)
})
