import { PassThrough, type Readable } from 'node:stream'
import type { Language } from '../../contract/session.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, type Db, type RawBuilder, sql, transaction } from '../platform/database.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { type WriteSheet, writeWorkbook } from '../platform/workbook/write.ts'
import { actorOf } from '../session/actions.ts'
import { type Person, requirePerson } from './person.ts'
import { openRequest } from './requests.ts'

/**
 * 查阅、复制 (PIPL article 45): everything that is held of the person, as a workbook. It shows what is masked elsewhere, so it is
 * recorded before it is made.
 */
export async function copyOfPerson(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<{ name: string; content: Readable }> {
  const { db } = database
  const { subject } = await openRequest(db, id, 'copy')
  const person = await requirePerson(db, viewer, subject)
  await transaction(db, actorOf(viewer), (trx) =>
    recordAccess(trx, {
      actorId: viewer.userId,
      action: 'person.copied',
      objectKind: 'privacy_request',
      objectId: id,
      customerId: person.customerId,
      data: { contactIds: person.contactIds },
    }),
  )
  const content = new PassThrough()
  const sheets = await sheetsOf(db, viewer.language, person)
  writeWorkbook(content, { sheets }).catch((error: unknown) =>
    content.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return { name: sentence(viewer.language, 'privacy.copy.file', { id }), content }
}

async function sheetsOf(db: Db, language: Language, person: Person): Promise<WriteSheet[]> {
  const { contactIds, customerIds, isCustomer } = person
  const contacts = sql`any(${contactIds}::bigint[])`
  const customers = sql`any(${customerIds}::bigint[])`
  const theirs = isCustomer ? sql`x.customer_id = ${customers}` : sql`x.contact_id = ${contacts}`
  const at = (column: RawBuilder<unknown>) =>
    sql`to_char(${column} at time zone (select time_zone from organisation), 'YYYY-MM-DD HH24:MI')`
  const sheet = (name: string, heads: string[], rows: RawBuilder<unknown>) =>
    sheetOf(db, language, { name, heads, rows })
  return Promise.all([
    sheet(
      'facts',
      ['field', 'value'],
      sql`
        select f.key, f.value from contact x cross join lateral jsonb_each_text(to_jsonb(x) - ${[...inner]}::text[]) as f
        where x.id = ${contacts} and f.value not in ('', '[]', '{}')
        union all select f.key, f.value from customer x cross join lateral jsonb_each_text(to_jsonb(x) - ${[...inner]}::text[]) as f
        where ${isCustomer} and x.id = ${customers} and f.value not in ('', '[]', '{}')
        union all select d.label, v.value from contact x cross join lateral jsonb_each_text(x.custom) v join custom_field d on d.key = v.key
        where x.id = ${contacts}
        union all select d.label, v.value from customer x cross join lateral jsonb_each_text(x.custom) v join custom_field d on d.key = v.key
        where ${isCustomer} and x.id = ${customers}
        union all select 'phone', concat_ws(' x', e164, extension) from contact_phone where contact_id = ${contacts}
        union all select 'tag', t.name from contact_tag g join tag t on t.id = g.tag_id where g.contact_id = ${contacts}
        union all select 'tag', t.name from customer_tag g join tag t on t.id = g.tag_id where ${isCustomer} and g.customer_id = ${customers}
        union all select 'billing_profile', concat_ws(' · ', title, tax_number, address, phone, bank, account) from billing_profile x
        where ${isCustomer} and x.customer_id = ${customers}
        union all select 'delivery_address', concat_ws(' · ', recipient, phone, address) from delivery_address x
        where ${isCustomer} and x.customer_id = ${customers}`,
    ),
    sheet(
      'consents',
      ['purpose', 'basis', 'givenOn', 'way', 'proof', 'withdrawnOn'],
      sql`
        select p.name, x.basis, x.given_on::text, x.way, x.proof, x.withdrawn_on::text
        from consent x join privacy_purpose p on p.id = x.purpose_id where x.contact_id = ${contacts}
        union all select array_to_string(x.channels, ', '), 'do_not_contact', x.since::text, null, x.reason, ${at(sql`x.lifted_at`)}
        from do_not_contact x where x.contact_id = ${contacts}`,
    ),
    sheet(
      'followUps',
      ['at', 'method', 'content', 'detail', 'by'],
      sql`
        select ${at(sql`x.at`)}, x.method, x.content, x.feedback_detail, u.name
        from follow_up x left join user_account u on u.id = x.created_by where ${theirs}
        union all select ${at(sql`x.due_at`)}, x.method, x.goal, x.cancel_words, u.name
        from follow_up_plan x left join user_account u on u.id = x.owner_id where ${theirs} order by 1`,
    ),
    sheet(
      'changes',
      ['at', 'field', 'before', 'after', 'by', 'source'],
      sql`
        select ${at(sql`x.at`)}, x.record || '.' || f.key, f.value ->> 0, f.value ->> 1, u.name, x.source
        from change_log x cross join lateral jsonb_each(x.changes) f left join user_account u on u.id = x.actor_id
        where (x.record in ('contact', 'contact_tag') and x.record_id = ${contacts}) or (${isCustomer} and x.customer_id = ${customers})
        order by x.id`,
    ),
    sheet(
      'shared',
      ['at', 'what', 'by', 'until'],
      sql`
        select ${at(sql`x.created_at`)}, 'customer_share.' || x.access, u.name, x.until::text
        from customer_share x join user_account u on u.id = x.user_id where x.customer_id = ${customers}
        union all select ${at(sql`x.at`)}, x.action, u.name, null
        from access_log x left join user_account u on u.id = x.actor_id
        where (x.object_kind = 'contact' and x.object_id = ${contacts}) or (${isCustomer} and x.customer_id = ${customers}) order by 1`,
    ),
    sheet(
      'files',
      ['at', 'name', 'by'],
      sql`
        select ${at(sql`x.created_at`)}, x.name, u.name from file x left join user_account u on u.id = x.created_by
        where ${isCustomer} and x.customer_id = ${customers} order by x.id`,
    ),
  ])
}

/** What is kept for the program's own use. */
const inner = [
  'id',
  'customer_id',
  'ordinal',
  'name_norm',
  'name_pinyin',
  'name_initials',
  'custom',
  'version',
  'reports_to_id',
  'created_by',
  'updated_by',
  'deleted_by',
  'import_id',
  'owner_id',
  'department_id',
  'industry_id',
  'group_id',
  'contact_count',
  'last_contact_ordinal',
  'needs_next_step',
  'merged_into_id',
  'erased_at',
] as const

type Asked = { name: string; heads: string[]; rows: RawBuilder<unknown> }

async function sheetOf(db: Db, language: Language, { name, heads, rows }: Asked): Promise<WriteSheet> {
  const say = (key: string) => sentence(language, `privacy.copy.${key}`)
  const read = await sql<Record<string, string | null>>`
    select row_to_json(r)::jsonb as row from (${rows}) as r(${sql.join(heads.map((head) => sql.ref(head)))})`.execute(
    db,
  )
  const list = read.rows as unknown as { row: Record<string, string | null> }[]
  return {
    name: say(`sheets.${name}`),
    columns: heads.map((head) => ({
      head: say(`heads.${head}`),
      width: head === 'content' ? 60 : 20,
      kind: 'text',
    })),
    rows: list.map(({ row }) => heads.map((head) => worded(language, head, row[head] ?? null))),
  }
}

/** Codes and names of columns in the reader's words where the catalogue has them. */
function worded(language: Language, head: string, value: string | null): string | null {
  if (value === null || head === 'value' || head === 'content' || head === 'before' || head === 'after')
    return value
  const key = `privacy.copy.words.${value}`
  const found = sentence(language, key)
  return found === key ? value : found
}
