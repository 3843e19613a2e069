import { contactNow, customerNow } from '../customers/logged-fields.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import type { Words } from './copy-words.ts'
import type { Person } from './person.ts'

/** An instant where the organisation is. */
export const local = (instant: RawBuilder<unknown>) =>
  sql`to_char(${instant} at time zone (select time_zone from organisation), 'YYYY-MM-DD HH24:MI')`

/** What the records of the person hold, field by field of the catalogue: columns of the program’s own use aren’t in it. */
export async function factsOf(db: Db, words: Words, { contactIds, selfIds }: Person): Promise<string[][]> {
  const contacts = sql`any(${contactIds}::bigint[])`
  const selves = sql`any(${selfIds}::bigint[])`
  const { rows } = await sql<{ record: string; fields: Record<string, unknown> }>`
    select 'customer' as record, ${customerNow} || jsonb_build_object('noNextReason', c.no_next_reason, 'noNextWords', c.no_next_words,
        'lastFollowUpAt', ${local(sql`c.last_follow_up_at`)}, 'nextFollowUpAt', ${local(sql`c.next_follow_up_at`)},
        'tag', (select jsonb_agg(g.tag_id order by g.tag_id) from customer_tag g where g.customer_id = c.id),
        'createdAt', ${local(sql`c.created_at`)}, 'updatedAt', ${local(sql`c.updated_at`)}) as fields
    from customer c where c.id = ${selves}
    union all select 'contact', ${contactNow} || jsonb_build_object(
        'tag', (select jsonb_agg(g.tag_id order by g.tag_id) from contact_tag g where g.contact_id = k.id),
        'createdAt', ${local(sql`k.created_at`)}, 'updatedAt', ${local(sql`k.updated_at`)})
    from contact k where k.id = ${contacts}
    union all select 'billing_profile', jsonb_build_object('title', x.title, 'taxNumber', x.tax_number, 'address', x.address, 'phone', x.phone,
        'bank', x.bank, 'account', x.account) from billing_profile x where x.customer_id = ${selves}
    union all select 'delivery_address', jsonb_build_object('recipient', x.recipient, 'phone', x.phone, 'regionCode', x.region_code,
        'address', x.address) from delivery_address x where x.customer_id = ${selves}`.execute(db)
  return rows.flatMap(({ record, fields }) =>
    Object.entries(fields).flatMap(([field, given]) => {
      const value = given === false ? null : words.value(record, field, given)
      return value === null
        ? []
        : [[words.say(`privacy.copy.of.${record}`), words.label(record, field), value]]
    }),
  )
}
