import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/clashes.ts'
import * as customers from '../../contract/customers.ts'
import { checkDuplicate } from '../../contract/duplicates.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { registerCustomer } from '../../contract/registrations.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { mergeBed } from '../merge/testing/bed.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'

let bed: Awaited<ReturnType<typeof mergeBed>>
beforeAll(async () => {
  bed = await mergeBed()
})
beforeEach(async () => {
  await sql`delete from customer`.execute(bed.database.db)
  await sql`truncate event`.execute(bed.database.db)
  await sql`update user_account set status = 'active' where id = ${bed.company.people.陈静}`.execute(
    bed.database.db,
  )
})

const name = '苏州恒力机械有限公司'
const ask = async (person: PersonName, body: Record<string, unknown> = {}) =>
  (await bed.as(person)).call(contract.askForCustomer, {
    body: {
      name,
      ownerId: bed.company.people.王磊,
      matched: ['name'],
      reason: '老同学介绍的',
      ...body,
    } as BodyOf<typeof contract.askForCustomer>,
  })
const lists = async (person: PersonName) =>
  (await (await bed.as(person)).call(contract.listClashes, {})).result
const rule = async (person: PersonName, id: number, outcome: contract.Outcome, version = 1) =>
  (await bed.as(person)).call(contract.ruleClash, {
    params: { id },
    body: { version, outcome, ruling: '先跟进的是王磊' },
  })
const takeBack = async (person: PersonName, id: number) =>
  (await bed.as(person)).call(contract.takeRulingBack, { params: { id } })
const state = async (person: PersonName, id: number, words = '上周刚报过价') =>
  (await bed.as(person)).call(contract.stateOnClash, { params: { id }, body: { words } })
const onBench = async (person: PersonName) =>
  (await (await bed.as(person)).call(readWorkbench, { query: {} })).result.clashes
const sees = async (person: PersonName, id: number) => (await bed.open(id, person)).status === 200
const mayEdit = async (person: PersonName, id: number) =>
  (await bed.open(id, person)).result.can?.edit === true

/** A customer of 王磊 that 陈静, of another area, asks for. */
async function clashed() {
  const id = await bed.company.customerOf('王磊', { name })
  const asked = await ask('陈静')
  return { id, clash: asked.result.id }
}

describe('asking', () => {
  test('needs no sight of the customer and tells nothing of it', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    const { status, text } = await ask('陈静', { name: '苏州恒力机械（有限公司）' })
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      id: expect.any(Number),
      dueOn: await bed.day(3),
      rulers: [{ id: bed.company.people.赵总, name: '赵总' }],
    })
    const { asked, mine, toRule } = await lists('陈静')
    expect([mine, toRule]).toEqual([[], []])
    expect(asked).toMatchObject([
      { about: '苏州恒力机械（有限公司）', status: 'open', customer: null, isNew: false },
    ])
    expect(JSON.stringify(asked)).not.toContain(name)
    expect(JSON.stringify(asked)).not.toContain(`"customerId":${id}`)
  })

  test('counts and is recorded as a check', async () => {
    const { id } = await clashed()
    const { rows } = await sql<{
      kind: string
    }>`select kind from event where customer_id = ${id} order by id`.execute(bed.database.db)
    expect(rows.map(({ kind }) => kind)).toEqual([
      'customer.created',
      'customer.duplicate_checked',
      'customer.clash_asked',
    ])
  })

  test.each([
    ['another owner', () => ({ ownerId: bed.company.people.孙丽 })],
    ['nobody', () => ({ ownerId: null })],
    ['by something else', () => ({ matched: ['phone'] })],
    ['another name', () => ({ name: '无此公司' })],
  ])('what isn’t met finds nothing: %s', async (_, body) => {
    await bed.company.customerOf('王磊', { name })
    const { status, error } = await ask('陈静', body())
    expect([status, error.fields?.[0]]).toMatchObject([400, { path: 'ownerId', code: 'clash.not_met' }])
  })

  test('is for what one doesn’t own oneself, once at a time', async () => {
    await clashed()
    expect((await ask('王磊')).status).toBe(400)
    expect((await ask('陈静')).error.code).toBe('clash.asked')
    const { duplicates } = (await (await bed.as('陈静')).call(checkDuplicate, { body: { name } })).result
    expect(duplicates[0]?.isAsked).toBe(true)
    const both = await Promise.all([ask('孙丽'), ask('孙丽')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('can be withdrawn and done again', async () => {
    const { clash } = await clashed()
    const withdraw = async (person: PersonName) =>
      (await bed.as(person)).call(contract.withdrawClash, { params: { id: clash } })
    expect((await withdraw('孙丽')).status).toBe(404)
    expect((await withdraw('陈静')).status).toBe(200)
    expect((await withdraw('陈静')).error.code).toBe('clash.closed')
    expect((await rule('赵总', clash, 'stays', 2)).error.code).toBe('clash.closed')
    expect((await ask('陈静')).status).toBe(200)
  })
})

describe('who rules', () => {
  const rulers = async (asker: PersonName, owner: PersonName) => {
    await bed.company.customerOf(owner, { name })
    return (await ask(asker, { ownerId: bed.company.people[owner] })).result.rulers.map((one) => one.name)
  }
  test.each([
    ['孙丽', '王磊', ['李娜']],
    ['陈静', '王磊', ['赵总']],
    // Nobody rules in their own case: it goes further up.
    ['王磊', '李娜', ['赵总']],
    ['李娜', '王磊', ['赵总']],
  ] as const)('%s asks for a customer of %s', async (asker, owner, expected) => {
    expect(await rulers(asker, owner)).toEqual(expected)
  })

  test('the nearest has it on the workbench, whoever is above once it is overdue', async () => {
    await bed.company.customerOf('王磊', { name })
    await ask('孙丽')
    expect([(await onBench('李娜')).toRule, (await onBench('赵总')).toRule]).toEqual([1, 0])
    expect((await lists('赵总')).toRule).toHaveLength(1)
    await sql`update clash set due_on = due_on - 4`.execute(bed.database.db)
    expect([(await onBench('李娜')).toRule, (await onBench('赵总')).toRule]).toEqual([1, 1])
    expect((await lists('李娜')).toRule[0]?.isOverdue).toBe(true)
  })

  test.each([
    ['the owner', '王磊', 403],
    ['who asks', '陈静', 403],
    ['a supervisor of one of them', '李娜', 404],
    ['an auditor', '沈计', 403],
  ] as const)('isn’t %s', async (_, person, status) => {
    const { clash } = await clashed()
    expect((await rule(person, clash, 'stays')).status).toBe(status)
    expect((await lists(person)).toRule).toEqual([])
  })

  test('isn’t who stands above one of the two alone', async () => {
    await bed.company.customerOf('王磊', { name })
    const { result } = await ask('周敏')
    expect(result.rulers.map((one) => one.name)).not.toContain('赵总')
    expect((await rule('赵总', result.id, 'stays')).status).toBe(404)
  })

  test('isn’t a supervisor whose own customer it is', async () => {
    await bed.company.customerOf('李娜', { name })
    const { result } = await ask('孙丽', { ownerId: bed.company.people.李娜 })
    expect((await rule('李娜', result.id, 'stays')).status).toBe(404)
  })
})

describe('a ruling', () => {
  test('goes by what both say and what was done', async () => {
    const { id, clash } = await clashed()
    await (await bed.as('王磊')).call(registerCustomer, { params: { id } })
    await bed.write('王磊', id, { next: { on: await bed.day(3), goal: '送样' } })
    expect((await onBench('王磊')).toState).toBe(1)
    for (const person of ['陈静', '李娜'] as const) expect((await state(person, clash)).status).toBe(404)
    expect((await state('王磊', clash)).status).toBe(200)
    expect((await onBench('王磊')).toState).toBe(0)
    const { toRule } = await lists('赵总')
    expect(toRule).toMatchObject([
      {
        about: name,
        reason: '老同学介绍的',
        statement: { words: '上周刚报过价', by: { name: '王磊' } },
        asker: { name: '陈静', department: '华南区' },
        owner: { name: '王磊' },
        ownerDepartment: '华东区',
        customer: { id },
        protectedUntil: await bed.day(90),
        followUps: 1,
        can: { rule: true, takeBack: false, state: false },
      },
    ])
    // The words of the owner came after this page was opened.
    expect((await rule('赵总', clash, 'stays', 1)).error.code).toBe('record.changed')
    expect((await rule('赵总', clash, 'stays', 2)).status).toBe(200)
    expect((await rule('赵总', clash, 'stays', 3)).error.code).toBe('clash.closed')
    expect((await state('王磊', clash)).error.code).toBe('clash.closed')
  })

  test.each([
    ['stays', { owner: '王磊', sees: false, edits: false }],
    ['goes_over', { owner: '陈静', sees: true, edits: true }],
    ['shared', { owner: '王磊', sees: true, edits: true }],
    ['another', { owner: '王磊', sees: false, edits: false }],
  ] as const)('that it %s does so, is told to who asked, and is taken back', async (outcome, after) => {
    const { id, clash } = await clashed()
    await rule('赵总', clash, outcome)
    const now = async () => ({
      owner: (await bed.open(id, '赵总')).result.owner?.name,
      sees: await sees('陈静', id),
      edits: await mayEdit('陈静', id),
    })
    expect(await now()).toEqual(after)
    expect((await onBench('陈静')).ruled).toBe(1)
    const { asked } = await lists('陈静')
    expect(asked).toMatchObject([
      {
        status: 'ruled',
        outcome,
        ruling: '先跟进的是王磊',
        ruledBy: { name: '赵总' },
        isNew: true,
        customer: after.sees ? { id } : null,
      },
    ])
    await (await bed.as('陈静')).call(contract.confirmRuling, { params: { id: clash } })
    expect((await onBench('陈静')).ruled).toBe(0)

    expect((await takeBack('陈静', clash)).status).toBe(403)
    expect((await takeBack('赵总', clash)).status).toBe(200)
    expect(await now()).toEqual({ owner: '王磊', sees: false, edits: false })
    expect((await lists('赵总')).toRule).toMatchObject([
      { status: 'open', outcome: null, can: { rule: true } },
    ])
    expect((await takeBack('赵总', clash)).status).toBe(404)
  })

  test.each(['shared', 'goes_over'] as const)(
    'that it %s taken back leaves the share that was there before, until its day',
    async (outcome) => {
      const { id, clash } = await clashed()
      await bed.share(id, '陈静', 'read')
      await sql`update customer_share set until = current_date + 5`.execute(bed.database.db)
      await rule('赵总', clash, outcome)
      expect(await mayEdit('陈静', id)).toBe(true)
      await takeBack('赵总', clash)
      expect([await sees('陈静', id), await mayEdit('陈静', id)]).toEqual([true, false])
      const { rows } = await sql`select until = current_date + 5 as kept from customer_share`.execute(
        bed.database.db,
      )
      expect(rows).toEqual([{ kept: true }])
    },
  )

  test('taken back revives no share that had ended', async () => {
    const { id, clash } = await clashed()
    await bed.share(id, '陈静', 'write')
    await sql`update customer_share set until = current_date - 5`.execute(bed.database.db)
    await rule('赵总', clash, 'shared')
    await takeBack('赵总', clash)
    expect(await sees('陈静', id)).toBe(false)
  })

  test('isn’t taken back once somebody has worked on what went over, nor after an hour', async () => {
    const { id, clash } = await clashed()
    await rule('赵总', clash, 'goes_over')
    await bed.edit(id, { painPoints: '交期' }, '陈静')
    expect((await takeBack('赵总', clash)).error.code).toBe('record.changed')
    expect((await lists('陈静')).asked[0]?.outcome).toBe('goes_over')
    await sql`update clash set ruled_at = ruled_at - interval '61 minutes'`.execute(bed.database.db)
    expect((await takeBack('赵总', clash)).status).toBe(404)
  })

  test('that it is another one lets who asked enter it in spite of a registration', async () => {
    const { id, clash } = await clashed()
    await (await bed.as('王磊')).call(registerCustomer, { params: { id } })
    const enter = async (person: PersonName) =>
      (await (await bed.as(person)).call(customers.createCustomer, { body: { name, isAnother: true } }))
        .status
    expect(await enter('陈静')).toBe(409)
    const { result } = await ask('孙丽')
    await rule('李娜', result.id, 'stays')
    await rule('赵总', clash, 'another')
    expect([await enter('陈静'), await enter('孙丽')]).toEqual([200, 409])
  })

  test('can’t give a customer to who has left', async () => {
    const { clash } = await clashed()
    await sql`update user_account set status = 'deactivated' where id = ${bed.company.people.陈静}`.execute(
      bed.database.db,
    )
    expect((await rule('赵总', clash, 'goes_over')).error.code).toBe('clash.closed')
  })

  test('is taken back by nobody else who might have ruled', async () => {
    await bed.company.customerOf('王磊', { name })
    const { result } = await ask('孙丽')
    await rule('李娜', result.id, 'stays')
    expect((await takeBack('赵总', result.id)).status).toBe(404)
    expect((await takeBack('李娜', result.id)).status).toBe(200)
  })

  test('two at once: one rules', async () => {
    const { clash } = await clashed()
    const answers = await Promise.all([rule('赵总', clash, 'stays'), rule('赵总', clash, 'goes_over')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

test.each([
  [
    'went to who asked',
    (id: number) => sql`update customer set owner_id = ${bed.company.people.陈静} where id = ${id}`,
  ],
  [
    'was asked for by who has left since',
    () => sql`update user_account set status = 'deactivated' where id = ${bed.company.people.陈静}`,
  ],
  ['was deleted', (id: number) => sql`update customer set deleted_at = now() where id = ${id}`],
])('nothing is left to rule where the customer %s', async (_, change) => {
  const { id, clash } = await clashed()
  await change(id).execute(bed.database.db)
  const { toRule } = await lists('赵总')
  expect(toRule.filter(({ status }) => status !== 'settled')).toEqual([])
  expect((await onBench('赵总')).toRule).toBe(0)
  expect((await rule('赵总', clash, 'stays')).status).not.toBe(200)
})

test('by a value that is masked to the asker no more is told of a customer that the asker sees', async () => {
  const id = await bed.company.customerOf('王磊', {
    name,
    contacts: [{ name: '张三', phones: ['13800138000'] }],
  })
  await bed.share(id, '陈静', 'read')
  const asked = await ask('陈静', { name: undefined, phones: ['138 0013 8000'], matched: ['phone'] })
  expect((await lists('陈静')).asked).toMatchObject([{ about: '138 0013 8000', customer: null }])
  const caller = await bed.as('陈静')
  const events = async () =>
    (await caller.call(readTimeline, { params: { id }, query: { kind: 'event' } })).result.rows
  expect(await events()).toEqual([])
  // The ruler sees numbers masked as well.
  expect((await lists('赵总')).toRule).toMatchObject([{ about: null, customer: { id } }])
  await rule('赵总', asked.result.id, 'shared')
  expect((await lists('陈静')).asked).toMatchObject([{ customer: { id } }])
  expect((await events()).length).toBeGreaterThan(0)
})

test('of two customers of one owner the one is asked for after the other', async () => {
  const ids: number[] = []
  for (let count = 0; count < 2; count++)
    ids.push(await bed.company.customerOf('王磊', { name, isAnother: true }))
  expect([(await ask('陈静')).status, (await ask('陈静')).status]).toEqual([200, 200])
  expect((await ask('陈静')).error.code).toBe('clash.asked')
  expect((await lists('赵总')).toRule.map(({ customer }) => customer.id).toSorted()).toEqual(ids.toSorted())
})

test('a new owner has not said a word yet', async () => {
  const { id, clash } = await clashed()
  await state('王磊', clash)
  await sql`update customer set owner_id = ${bed.company.people.孙丽} where id = ${id}`.execute(
    bed.database.db,
  )
  expect((await onBench('孙丽')).toState).toBe(1)
  expect((await lists('孙丽')).mine).toMatchObject([{ statement: { by: { name: '王磊' } } }])
})

test('it stands in the timeline with what was said', async () => {
  const { id, clash } = await clashed()
  await state('王磊', clash)
  await rule('赵总', clash, 'stays', 2)
  await takeBack('赵总', clash)
  const caller = await bed.as('王磊')
  const { rows } = (await caller.call(readTimeline, { params: { id }, query: { kind: 'event' } })).result
  expect(
    rows.map((row) => row.kind === 'event' && [row.event.kind, row.event.name, row.event.verdict]),
  ).toEqual([
    ['customer.clash_reopened', null, null],
    ['customer.clash_ruled', null, 'stays'],
    ['customer.clash_stated', '上周刚报过价', null],
    ['customer.clash_asked', '老同学介绍的', null],
  ])
})

test('it follows a merge and comes back with its undo', async () => {
  const { id, clash } = await clashed()
  const keep = await bed.company.customerOf('王磊')
  await bed.merge(keep, [id])
  const of = async () => (await lists('赵总')).toRule.map((one) => [one.id, one.customer.id])
  expect(await of()).toEqual([[clash, keep]])
  const [made] = await bed.mergesOf(keep)
  await bed.undo(made?.id ?? 0)
  expect(await of()).toEqual([[clash, id]])
})
