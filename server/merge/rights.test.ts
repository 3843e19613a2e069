import { beforeAll, describe, expect, test } from 'vitest'
import { deleteCustomer } from '../../contract/customers.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { holds, may, people } from '../platform/testing/rights.ts'
import { type MergeBed, mergeBed } from './testing/bed.ts'

let bed: MergeBed
beforeAll(async () => {
  bed = await mergeBed()
})

const pairs: [keep: PersonName, other: PersonName][] = [
  ['王磊', '王磊'],
  ['王磊', '陈静'],
  ['陈静', '王磊'],
]

test.each(people)('%s keeps what they may edit, and merges into it what they may merge', async (name) => {
  for (const [keepOwner, otherOwner] of pairs) {
    const keep = await bed.company.customerOf(keepOwner)
    const other = await bed.company.customerOf(otherOwner)
    const all = (verb: Permission) => [keepOwner, otherOwner].every((owner) => may(name, verb, { owner }))
    const isAble =
      may(name, 'customer.edit', { owner: keepOwner }) && may(name, 'customer.merge', { owner: otherOwner })
    const refused = !holds(name, 'customer.edit') ? 403 : !all('customer.view') ? 404 : 403
    expect((await bed.preview([keep, other], keep, name)).status).toBe(
      holds(name, 'customer.edit') && all('customer.view') ? 200 : refused,
    )
    const answer = await bed.merge(keep, [other], { name })
    expect(answer.status, `${keepOwner} ${otherOwner}`).toBe(isAble && all('customer.view') ? 200 : refused)
    if (answer.status === 200) expect((await bed.undo(answer.result.mergeId, name)).status).toBe(200)
  }
})

describe('who may', () => {
  const two = async (one: '王磊' | '陈静' = '王磊', other: '王磊' | '陈静' = '王磊') =>
    [await bed.company.customerOf(one), await bed.company.customerOf(other)] as const

  test('who doesn’t see one of them is told nothing of it', async () => {
    const [keep, other] = await two('王磊', '陈静')
    expect((await bed.preview([keep, other])).status).toBe(404)
    expect((await bed.merge(keep, [other])).status).toBe(404)
    const { mergeId } = (await bed.merge(keep, [other], { name: '赵总' })).result
    expect((await bed.undo(mergeId, '陈静')).status).toBe(404)
  })

  test('whom it is shared with may keep it, and merge none', async () => {
    const [own, shared] = await two('王磊', '陈静')
    await bed.share(shared, '王磊', 'write')
    expect((await bed.preview([own, shared], own)).result.customers.map(({ why }) => why)).toEqual([
      null,
      'not_mergeable',
    ])
    expect((await bed.merge(own, [shared])).status).toBe(403)
    expect((await bed.merge(shared, [own])).status).toBe(200)
  })

  test('who only reads may not', async () => {
    const [keep, other] = await two()
    expect((await bed.preview([keep, other], keep, '冯涛')).status).toBe(403)
    expect((await bed.merge(keep, [other], { name: '冯涛' })).status).toBe(403)
  })

  test('who keeps all records in order merges them, and deletes none', async () => {
    const [keep, other] = await two('王磊', '陈静')
    expect((await bed.merge(keep, [other], { name: '吴婷' })).status).toBe(200)
    const caller = await bed.as('吴婷')
    expect((await caller.call(deleteCustomer, { params: { id: keep } })).status).toBe(403)
  })

  test('a company and a person are never one, nor a customer with itself', async () => {
    const [keep] = await two()
    const person = await bed.company.customerOf('王磊', { type: 'individual' })
    expect((await bed.preview([keep, person])).result.typesDiffer).toBe(true)
    expect((await bed.merge(keep, [person])).error.code).toBe('merge.types_differ')
    expect((await bed.preview([keep, keep])).status).toBe(400)
  })
})
