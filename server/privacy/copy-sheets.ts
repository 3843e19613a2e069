import { type Db, sql } from '../platform/database.ts'
import { factsOf, local } from './copy-facts.ts'
import { notesOn } from './copy-notes.ts'
import type { Words } from './copy-words.ts'
import type { Person } from './person.ts'

type Cell = string | null
/** Heads and rows; named by the word of the sheet. */
export type Sheet = { name: string; heads: readonly string[]; rows: Cell[][] }

/** Everything that is held of the person, in words; nothing from where they don't belong any more. */
export async function sheetsOf(db: Db, words: Words, found: Person): Promise<Sheet[]> {
  const person = { ...found, customerIds: found.presentIds }
  const sheets: Sheet[] = []
  for (const sheet of [facts, consents, followUps, marks, notes, changes, shared, files])
    sheets.push(await sheet({ db, words, person, ...conditions(person) }))
  return sheets
}

/** Conditions on rows `x`: of the person's contacts, of the customers who are the person, of either. */
function conditions({ contactIds, selfIds, isCustomer }: Person) {
  const contacts = sql`any(${contactIds}::bigint[])`
  const selves = sql`any(${selfIds}::bigint[])`
  const theirs = isCustomer ? sql`x.customer_id = ${selves}` : sql`x.contact_id = ${contacts}`
  return { contacts, selves, theirs }
}

type Asked = { db: Db; words: Words; person: Person } & ReturnType<typeof conditions>

const joined = (parts: readonly Cell[]): Cell => parts.filter(Boolean).join(' · ') || null

async function facts({ db, words, person }: Asked): Promise<Sheet> {
  return { name: 'facts', heads: ['of', 'field', 'value'], rows: await factsOf(db, words, person) }
}

async function consents({ db, words, contacts }: Asked): Promise<Sheet> {
  const { rows } = await sql<{ basis: string; way: string; cells: Cell[]; channels: string[] }>`
    select x.basis, x.way, array[p.name, null, x.given_on::text, null, x.proof, x.withdrawn_on::text] as cells, null::text[] as channels
    from consent x join privacy_purpose p on p.id = x.purpose_id where x.contact_id = ${contacts}
    union all select null, null, array[null, null, x.since::text, null, x.reason, ${local(sql`x.lifted_at`)}], x.channels
    from do_not_contact x where x.contact_id = ${contacts}`.execute(db)
  return {
    name: 'consents',
    heads: ['purpose', 'basis', 'givenOn', 'way', 'proof', 'withdrawnOn'],
    rows: rows.map(({ basis, way, channels, cells: [purpose = null, , givenOn = null, , ...rest] }) =>
      channels
        ? [
            joined(channels.map((one) => words.say(`choices.barredChannel.${one}`))),
            words.say('consents.barredTitle'),
            givenOn,
            null,
            ...rest,
          ]
        : [
            purpose,
            words.say(`consents.bases.${basis}`),
            givenOn,
            way && words.say(`consents.ways.${way}`),
            ...rest,
          ],
    ),
  }
}

async function followUps({ db, words, theirs }: Asked): Promise<Sheet> {
  const { rows } = await sql<{
    at: string
    what: 'done' | 'planned'
    method: Cell
    content: Cell
    feedback: Cell
    refusal: Cell
    detail: Cell
    by: Cell
  }>`
    select ${local(sql`x.at`)} as at, 'done' as what, x.method, x.content, x.feedback, x.refusal_reason as refusal, x.feedback_detail as detail, u.name as by
    from follow_up x left join user_account u on u.id = x.created_by where ${theirs}
    union all select ${local(sql`x.due_at`)}, 'planned', x.method, x.goal, null, null, x.cancel_words, u.name
    from follow_up_plan x left join user_account u on u.id = x.owner_id where ${theirs} order by 1`.execute(
    db,
  )
  return {
    name: 'followUps',
    heads: ['at', 'what', 'method', 'content', 'feedback', 'detail', 'by'],
    rows: rows.map(({ at, what, method, content, feedback, refusal, detail, by }) => [
      at,
      words.say(`privacy.copy.words.${what}`),
      words.value('follow_up', 'method', method),
      content,
      joined([
        words.value('follow_up', 'feedback', feedback),
        words.value('follow_up', 'refusalReason', refusal),
      ]),
      detail,
      by,
    ]),
  }
}

/** Which of their values somebody verified, or found to be wrong. */
async function marks({ db, words, theirs }: Asked): Promise<Sheet> {
  const { rows } = await sql<{ day: string; field: string; how: Cell; reason: Cell; proof: Cell; by: Cell }>`
    select x.verified_on::text as day, x.field, x.how, x.reason, x.proof, u.name as by
    from field_mark x left join user_account u on u.id = x.actor_id where ${theirs} order by x.verified_on, x.id`.execute(
    db,
  )
  return {
    name: 'marks',
    heads: ['at', 'field', 'what', 'proof', 'by'],
    rows: rows.map(({ day, field, how, reason, proof, by }) => {
      const [record = '', ...name] = field.split('.')
      const what = how === null ? ['invalid', `reason.${reason}`] : ['verified', `how.${how}`]
      return [
        day,
        words.label(record, name.join('.')),
        joined([words.say(`verification.mark.${what[0]}`), words.say(`verification.${what[1]}`)]),
        proof,
        by,
      ]
    }),
  }
}

async function notes({ db, words, person }: Asked): Promise<Sheet> {
  const found = await notesOn(db, person)
  return {
    name: 'notes',
    heads: ['at', 'where', 'content'],
    rows: found.map(({ table, at, text }) => [at, words.say(`privacy.where.${table}`), text]),
  }
}

async function changes({ db, words, contacts, selves }: Asked): Promise<Sheet> {
  const { rows } = await sql<{
    at: string
    record: string
    field: string
    change: unknown
    by: Cell
    source: string
  }>`
    select ${local(sql`x.at`)} as at, x.record, f.key as field, f.value as change, u.name as by, x.source
    from change_log x cross join lateral jsonb_each(x.changes) f left join user_account u on u.id = x.actor_id
    where (x.record in ('contact', 'contact_tag') and x.record_id = ${contacts}) or x.customer_id = ${selves}
    order by x.id, f.key`.execute(db)
  return {
    name: 'changes',
    heads: ['at', 'of', 'field', 'before', 'after', 'by', 'source'],
    rows: rows.map(({ at, record, field, change, by, source }) => {
      const of = record.replace(/_tag$/, '')
      const [before, after] = Array.isArray(change) ? (change as unknown[]) : [null, change]
      return [
        at,
        words.say(`privacy.copy.of.${of}`),
        words.label(of, field),
        words.value(of, field, before),
        words.value(of, field, after),
        by,
        words.say(`choices.historySource.${source}`),
      ]
    }),
  }
}

/** Who has got them to see, and who looked at what is masked. */
async function shared({ db, words, person, contacts, selves }: Asked): Promise<Sheet> {
  const where = person.isCustomer ? selves : sql`any(${person.customerIds}::bigint[])`
  const { rows } = await sql<{ at: string; access: Cell; action: Cell; by: Cell; until: Cell }>`
    select ${local(sql`x.created_at`)} as at, x.access, null as action, u.name as by, x.until::text
    from customer_share x join user_account u on u.id = x.user_id where x.customer_id = ${where}
    union all select ${local(sql`x.at`)}, null, x.action, u.name, null
    from access_log x left join user_account u on u.id = x.actor_id
    where (x.object_kind = 'contact' and x.object_id = ${contacts}) or x.customer_id = ${selves}
      or (x.action in ('person.copied', 'person.previewed') and x.object_kind = 'privacy_request' and x.object_id in (
        select r.id from privacy_request r where r.contact_id = ${contacts} or r.contact_id is null and r.customer_id = ${selves}))
    order by 1`.execute(db)
  return {
    name: 'shared',
    heads: ['at', 'what', 'by', 'until'],
    rows: rows.map(({ at, access, action, by, until }) => [
      at,
      access === null
        ? words.word(`accessLog.actions.${action}`, action ?? '')
        : words.say(`privacy.copy.words.${access}`),
      by,
      until,
    ]),
  }
}

/** Of a customer who is a person: what is attached to a company is about the company. */
async function files({ db, selves }: Asked): Promise<Sheet> {
  const { rows } = await sql<{ cells: Cell[] }>`
    select array[${local(sql`x.created_at`)}, x.name, u.name] as cells from file x left join user_account u on u.id = x.created_by
    where x.customer_id = ${selves} order by x.id`.execute(db)
  return { name: 'files', heads: ['at', 'name', 'by'], rows: rows.map(({ cells }) => cells) }
}
