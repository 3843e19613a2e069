import { today } from '../followups/due.ts'
import { type Db, sql } from '../platform/database.ts'

/*
 * Consents of the persons of the demo company: the default for all, by the trigger; three who agreed to marketing, one of whom
 * took that back; one who isn't to be called; and a request that waits.
 */
export async function writePrivacy(trx: Db): Promise<void> {
  // The same persons every time: contacts are numbered in the order of the story.
  const person = (place: number) => sql`(
    select k.id from contact k join customer c on c.id = k.customer_id
    where c.type = 'company' and k.deleted_at is null and c.deleted_at is null order by k.id offset ${place} limit 1)`
  const marketing = sql`(select id from privacy_purpose where is_marketing order by position limit 1)`
  for (const [place, way, proof] of [
    [2, 'written', '展会登记表签字'],
    [5, 'message', '微信回复“同意”'],
    [8, 'spoken', '电话中同意'],
  ] as const)
    await sql`
      insert into consent (contact_id, purpose_id, basis, given_on, way, proof, noted_by)
      select k.id, ${marketing}, 'consent', ${today} - 40, ${way}, ${proof}, c.owner_id
      from contact k join customer c on c.id = k.customer_id where k.id = ${person(place)}`.execute(trx)
  await sql`
    update consent n set withdrawn_on = ${today} - 3, withdrawn_at = now() - interval '3 days', withdrawn_by = c.owner_id
    from contact k join customer c on c.id = k.customer_id
    where n.contact_id = ${person(8)} and n.purpose_id = ${marketing} and k.id = n.contact_id`.execute(trx)
  for (const [place, channels, reason, days] of [
    [8, ['marketing'], null, 3],
    [11, ['phone'], '只接受邮件联系', 20],
  ] as const)
    await sql`
      insert into do_not_contact (contact_id, channels, since, reason, noted_by)
      select k.id, ${[...channels]}::text[], ${today} - ${days}::integer, ${reason}, c.owner_id
      from contact k join customer c on c.id = k.customer_id where k.id = ${person(place)}`.execute(trx)
  await sql`
    insert into privacy_request (kind, contact_id, customer_id, received_on, channel, identity, owner_id, due_on, created_by)
    select 'copy', k.id, k.customer_id, ${today} - 5, 'email', '邮件来自登记的邮箱，回拨手机核对', u.id, ${today} + 10, u.id
    from contact k, (select r.user_id as id from user_role r join role o on o.id = r.role_id where o.key = 'administrator' order by 1 limit 1) u
    where k.id = ${person(14)}`.execute(trx)
}
