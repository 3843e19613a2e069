import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/duplicates.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type DuplicateBed, duplicateBed, enter, reach } from './testing/bed.ts'

/** DOMAIN §2: rules of the organisation, alone and together, and what they do to a new customer. */
let bed: DuplicateBed
let 王磊: Caller
let admin: Caller

beforeAll(async () => {
  bed = await duplicateBed()
})
beforeEach(async () => {
  await bed.fresh()
  王磊 = await bed.as('王磊')
  admin = await bed.as('管理员')
})

const setRules = async (...rules: contract.DuplicateRule[]) => {
  const { version } = (await admin.call(contract.readDuplicateRules, {})).result
  const written = await admin.call(contract.writeDuplicateRules, { body: { version, rules } })
  expect(written.status, written.text).toBe(200)
}

test.each<[contract.Effect, first: number, confirmed: number]>([
  ['warn', 200, 200],
  ['confirm', 409, 200],
  ['block', 409, 409],
])('a rule that says %s', async (effect, first, confirmed) => {
  await setRules({ kinds: ['phone'], effect })
  await enter(王磊, '恒力机械', reach(['13812345678']))
  const again = await enter(王磊, '另一家', reach(['13812345678']))
  expect(again.status, again.text).toBe(first)
  const code = effect === 'block' ? 'duplicate.blocked.phone' : 'duplicate.phone'
  if (first === 409) expect(again.error.fields).toMatchObject([{ path: 'contacts', code }])
  expect((await enter(王磊, '又一家', { ...reach(['13812345678']), isAnother: true })).status).toBe(confirmed)
})

test('kinds of one rule must all be the same; of several rules any one is enough, the strongest counts', async () => {
  await setRules(
    { kinds: ['nameCore', 'phone'], effect: 'block' },
    { kinds: ['nameCore'], effect: 'warn' },
    { kinds: ['email'], effect: 'warn' },
  )
  await enter(王磊, '苏州恒力机械有限公司', reach(['13812345678'], 'wang@qq.com'))
  const effectOf = async (body: object) =>
    (await 王磊.call(contract.checkDuplicate, { body })).result.duplicates.map(({ effect }) => effect)
  expect(await effectOf({ name: '恒力机械' })).toEqual(['warn'])
  expect(await effectOf({ phones: ['13812345678'] })).toEqual([])
  expect(await effectOf({ name: '恒力机械', phones: ['13812345678'] })).toEqual(['block'])
  expect(await effectOf({ emails: ['wang@qq.com'] })).toEqual(['warn'])
})

test('rules are changed from the version that was read, and the log says what became of them', async () => {
  const { version } = (await admin.call(contract.readDuplicateRules, {})).result
  await setRules({ kinds: ['phone'], effect: 'confirm' })
  const late = await admin.call(contract.writeDuplicateRules, { body: { version, rules: [] } })
  expect(late.error.code).toBe('record.changed')
  const { rows } = await sql<{ data: { changes: { rules: unknown[] } } }>`
    select data from access_log where action = 'duplicateRules.changed' order by id desc limit 1`.execute(
    bed.database.db,
  )
  expect(rows[0]?.data.changes.rules[1]).toEqual([
    { kinds: ['creditCode'], effect: 'block' },
    { kinds: ['phone'], effect: 'confirm' },
  ])
})
