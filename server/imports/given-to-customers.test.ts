import { beforeAll, describe, expect, test } from 'vitest'
import { readGroup } from '../../contract/groups.ts'
import * as tags from '../../contract/tags.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { map, prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'

/** Tags and groups, which customers get by steps of their own. */
let bed: Bed
let administrator: Caller

beforeAll(async () => {
  bed = await importBed()
  administrator = await bed.as(bed.company.people.管理员)
})

const tagsOf = async (customerId: unknown) => {
  const { rows } = await sql<{ name: string }>`
    select t.name from customer_tag h join tag t on t.id = h.tag_id where h.customer_id = ${customerId} order by t.id`.execute(
    bed.database.db,
  )
  return rows.map(({ name }) => name)
}

async function taken(file: string) {
  const id = await prepared(bed, bed.callers.王磊, file)
  await run(bed.callers.王磊, id)
  await work(bed)
  return customersOf(bed, id)
}

describe('tags', () => {
  test('are given by their names', async () => {
    const [customer] = await taken(csv('公司名称,标签', '带标签公司,价格敏感、交付周期短'))
    expect(await tagsOf(customer?.id)).toEqual(['价格敏感', '交付周期短'])
  })

  test('that there aren’t, or that only contacts have, are a problem of the cell', async () => {
    const file = csv('公司名称,标签', '标签写错公司,价格敏感、很好', '标签不对公司,关键决策人')
    const id = await prepared(bed, bed.callers.王磊, file)
    const rows = await rowsOf(bed.callers.王磊, id)
    expect(rows.map(({ problems }) => problems.map(({ column, code }) => [column, code]))).toEqual([
      [[1, 'tag.unknown']],
      [[1, 'tag.unknown']],
    ])
    expect(rows[0]?.problems[0]?.message).toContain('很好')
  })

  test.each<[what: string, change: (group: tags.TagGroup) => Promise<unknown>]>([
    [
      'retired',
      (group) =>
        administrator.call(tags.updateTag, {
          params: { id: group.tags[0]?.id ?? 0 },
          body: { active: false },
        }),
    ],
    [
      'in a group that takes one',
      (group) =>
        administrator.call(tags.updateTagGroup, { params: { id: group.id }, body: { exclusive: true } }),
    ],
  ])('that are %s after the check aren’t given', async (what, change) => {
    const made = await administrator.call(tags.createTagGroup, {
      body: { name: `组${what}`, colour: 'blue' },
    })
    for (const name of [`甲${what}`, `乙${what}`])
      await administrator.call(tags.createTag, { params: { id: made.result.id }, body: { name } })
    const id = await prepared(bed, bed.callers.王磊, csv('公司名称,标签', `${what}公司,甲${what}、乙${what}`))
    expect((await stateOf(bed.callers.王磊, id)).rowsGood).toBe(1)
    const group = (await administrator.call(tags.listTags)).result.rows.find(
      (one) => one.id === made.result.id,
    )
    if (!group) throw new Error('no group')
    const changed = (await change(group)) as { status: number; text: string }
    expect(changed.status, changed.text).toBe(200)
    await run(bed.callers.王磊, id)
    await work(bed)
    const [row] = await rowsOf(bed.callers.王磊, id)
    expect(row?.problems.map(({ code }) => code)).toEqual(['tag.gone'])
    expect(await customersOf(bed, id)).toEqual([])
  })
})

test('a group is found by its name, and made once where there is none', async () => {
  const file = csv('公司名称,所属集团', '集团一公司,远山集团', '集团二公司,远山集团', '集团三公司,')
  const [one, two, three] = await taken(file)
  const read = async (id: unknown) =>
    (await bed.callers.王磊.call(readGroup, { params: { id: Number(id) } })).result.group?.name
  expect([await read(one?.id), await read(two?.id), await read(three?.id)]).toEqual([
    '远山集团',
    '远山集团',
    undefined,
  ])
  const [later] = await taken(csv('公司名称,集团', '集团四公司,远山集团'))
  expect(later?.group_id).toBe(one?.group_id)
})

test('who may not edit customers gives neither', async () => {
  const { db } = bed.database
  await sql`delete from role_permission where object = 'customer' and action = 'edit'
    and role_id = (select id from role where key = 'sales')`.execute(db)
  const { id } = await upload(bed.callers.王磊, csv('公司名称,标签,集团', '无权公司,价格敏感,远山集团'))
  expect((await stateOf(bed.callers.王磊, id)).sheets[0]?.guess).toEqual(['name', null, null])
  const answer = await map(bed.callers.王磊, id, { mapping: ['name', 'tags', 'group'] })
  expect([answer.status, answer.error.fields.map(({ path }) => path)]).toEqual([
    403,
    ['mapping.1', 'mapping.2'],
  ])
})
