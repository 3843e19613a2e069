import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { verificationBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof verificationBed>>
beforeAll(async () => {
  bed = await verificationBed()
})

const noNext = { reason: 'not_now' }
const asked = async (id: number) =>
  (await bed.questions(id)).result.rows.map(({ field, why }) => `${field} ${why}`)
const written = async (id: number) =>
  (
    await sql<{ content: string }>`select content from follow_up where customer_id = ${id}`.execute(
      bed.database.db,
    )
  ).rows.length

describe('questions', () => {
  test('are of what is invalid or missing, of the customer and its primary contact', async () => {
    const { id, contactId, phoneId } = await bed.customer({ initialNeed: null })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, reason: 'dead_number' })
    expect(await asked(id)).toEqual([
      'contact.phones invalid',
      'customer.initialNeed missing',
      'contact.goodHours missing',
    ])
    const { result } = await bed.questions(id)
    expect(result.customer).toEqual({ version: 1 })
    expect(result.contact).toEqual({ id: contactId, name: '赵明', version: 1, phones: [] })
  })

  test('aren’t asked of who may not write the answer', async () => {
    const { id, contactId, phoneId } = await bed.customer({ initialNeed: null })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, reason: 'dead_number' })
    await bed.share(id, '孙丽', 'read')
    expect((await bed.questions(id, '孙丽')).result).toEqual({ rows: [], customer: null, contact: null })
    // A supervisor sees the numbers masked, and would lose those that stay.
    expect((await bed.questions(id, '李娜')).result.rows.map(({ field }) => field)).toEqual([
      'customer.initialNeed',
      'contact.goodHours',
    ])
    expect((await bed.questions(id, '陈静')).status).toBe(404)
  })
})

describe('what a follow-up learnt', () => {
  test('is saved with it and counts as verified by its method', async () => {
    const { id, contactId, phoneId } = await bed.customer({ address: null })
    await bed.mark(id, { field: 'contact.phones', contactId, phoneId, reason: 'dead_number' })
    const on = await bed.day(-1)
    const at = `${on}T04:00:00.000Z`
    const { status, text } = await bed.write('王磊', id, {
      method: 'visit',
      at,
      noNext,
      learnt: {
        customer: { version: 1, changes: { address: '解放路 9 号', shortName: '解放' } },
        contact: { id: contactId, version: 1, changes: { phones: ['13900139000'] } },
      },
    })
    expect(status, text).toBe(200)
    expect(await bed.open(id)).toMatchObject({ address: '解放路 9 号', shortName: '解放' })
    const [contact] = await bed.contactsOf(id)
    expect(contact?.phones.map(({ shown }) => shown)).toEqual(['139 0013 9000'])
    const { rows, checked } = (await bed.marksOf(id)).result
    expect(rows).toMatchObject([
      { field: 'customer.address', how: 'visit', on, contactId: null },
      { field: 'contact.phones', how: 'visit', on, contactId, phoneId: contact?.phones[0]?.id },
    ])
    expect(checked?.via).toBe('mark')
  })

  test.each([
    [
      'a value is wrong',
      { customer: { version: 1, changes: { creditCode: '91350100M000100Y44' } } },
      400,
      'learnt.customer.changes.creditCode',
    ],
    [
      'a contact is another customer’s',
      { contact: { id: 999_999, version: 1, changes: { jobTitle: '厂长' } } },
      400,
      'learnt.contact.id',
    ],
  ])('is refused with the follow-up where %s: neither is kept', async (_, learnt, status, path) => {
    const { id } = await bed.customer()
    const answer = await bed.write('王磊', id, { noNext, learnt })
    expect([answer.status, answer.error.fields?.[0]?.path]).toEqual([status, path])
    expect(await written(id)).toBe(0)
  })

  test('collides with somebody’s edit of the same field as a form would, and joins one of another field', async () => {
    const { id } = await bed.customer()
    await bed.edit(id, { address: '人民路 3 号' })
    const learnt = (changes: object) => ({ noNext, learnt: { customer: { version: 1, changes } } })
    const collided = await bed.write('王磊', id, learnt({ address: '解放路 9 号' }))
    expect([collided.status, collided.error.code]).toEqual([409, 'record.changed'])
    expect(await written(id)).toBe(0)
    expect((await bed.write('王磊', id, learnt({ website: 'https://example.cn' }))).status).toBe(200)
    expect(await bed.open(id)).toMatchObject({ address: '人民路 3 号', website: 'https://example.cn' })
  })

  test('needs the right to edit, which a follow-up alone doesn’t', async () => {
    const { id } = await bed.customer()
    await bed.share(id, '周敏', 'write')
    const learnt = { customer: { version: 1, changes: { address: '解放路 9 号' } } }
    await sql`
      delete from role_permission p using role r where r.id = p.role_id and r.key = 'marketing' and p.action = 'edit' and p.object = 'customer'`.execute(
      bed.database.db,
    )
    expect((await bed.write('周敏', id, { noNext })).status).toBe(200)
    expect((await bed.write('周敏', id, { noNext, learnt })).status).toBe(403)
  })

  test('isn’t learnt twice when it is sent again', async () => {
    const { id } = await bed.customer()
    const body = {
      key: randomUUID(),
      noNext,
      confirmed: true,
      learnt: { customer: { version: 1, changes: { address: '解放路 9 号' } } },
    }
    expect((await bed.write('王磊', id, body)).status).toBe(200)
    expect((await bed.write('王磊', id, body)).status).toBe(200)
    expect((await bed.open(id)).version).toBe(2)
    const { rows } =
      await sql`select from event where customer_id = ${id} and kind = 'customer.data_checked'`.execute(
        bed.database.db,
      )
    expect(rows).toHaveLength(1)
  })
})
