import { type Db, sql } from '../platform/database.ts'
import { mark } from './mentions.ts'
import type { Person } from './person.ts'

/*
 * What is left of a person's own rows: that there was somebody, and what figures are told from. Numbers, stages, owners and
 * the times of follow-ups say nothing of a person (docs/decisions/0031).
 */

const erasedContact = '已删除的联系人'
const erasedCustomer = '已删除的客户'

export async function anonymiseContacts(trx: Db, { contactIds }: Person): Promise<void> {
  await sql`
    update contact set name = ${erasedContact}, name_norm = '〔' || id || '〕', name_pinyin = '', name_initials = '',
      job_title = null, email = null, wechat = null, relation = null, preferred_channels = '{}', good_hours = null,
      influence = null, attitude = null, reports_to_id = null, is_primary = false, left_on = null, remark = null, custom = '{}',
      erased_at = now(), version = version + 1
    where id = any(${contactIds}::bigint[])`.execute(trx)
  for (const table of ['contact_phone', 'contact_tag', 'consent', 'do_not_contact', 'field_mark'])
    await sql`delete from ${sql.table(table)} where contact_id = any(${contactIds}::bigint[])`.execute(trx)
  await sql`
    update contact k set is_primary = true, version = version + 1
    where k.id in (
      select distinct on (o.customer_id) o.id from contact o join contact e on e.customer_id = o.customer_id
      where e.id = any(${contactIds}::bigint[]) and o.deleted_at is null and o.erased_at is null
        and not exists (select from contact p where p.customer_id = o.customer_id and p.is_primary and p.deleted_at is null)
      order by o.customer_id, o.left_on is not null, o.ordinal)`.execute(trx)
  // Last: what was taken away above stands in the history too.
  await sql`
    delete from change_log where record in ('contact', 'contact_tag') and record_id = any(${contactIds}::bigint[])`.execute(
    trx,
  )
}

/** Fields of the history of a customer that say nothing of a person. */
const impersonal = ['stage', 'ownerId', 'departmentId', 'deleted', 'created', 'type', 'source', 'industryId']

/** A customer who is a person: their follow-ups are about nobody else, so no word of them stays. */
export async function anonymiseCustomer(trx: Db, { selfIds: at }: Person): Promise<void> {
  await sql`
    update customer set name = ${erasedCustomer}, name_norm = '〔' || id || '〕', name_pinyin = '', name_initials = '',
      name_key = '〔' || id || '〕', name_region = null, name_sound = null,
      short_name = null, credit_code = null, founded_on = null, region_code = null, address = null, website = null,
      main_business = null, headcount_min = null, headcount_max = null, revenue_min = null, revenue_max = null,
      total_assets = null, initial_need = null, budget_min = null, budget_max = null, expected_start = null, urgency = null,
      pain_points = null, preferences = null, household = null, source_note = null, highlights = null, relation_status = null, group_id = null, custom = '{}',
      no_next_reason = 'other', no_next_words = null, next_follow_up_at = null,
      erased_at = now(), version = version + 1
    where id = any(${at}::bigint[])`.execute(trx)
  await sql`
    update follow_up set content = ${mark}, feedback_detail = null, version = version + 1
    where customer_id = any(${at}::bigint[])`.execute(trx)
  await sql`
    update follow_up_plan set goal = null, cancel_words = null, version = version + 1,
      status = case status when 'open' then 'cancelled' else status end, closed_at = coalesce(closed_at, now())
    where customer_id = any(${at}::bigint[])`.execute(trx)
  await sql`update stage_change set note = null where customer_id = any(${at}::bigint[])`.execute(trx)
  await sql`update review_step set note = null, reasons = '{}' where customer_id = any(${at}::bigint[])`.execute(
    trx,
  )
  await sql`update spot_check_item set note = null, reopenings = '[]' where customer_id = any(${at}::bigint[])`.execute(
    trx,
  )
  await sql`
    update tip set about = ${mark}, words = ${mark}, answer_words = null where customer_id = any(${at}::bigint[])`.execute(
    trx,
  )
  await sql`
    update clash set about = ${mark}, reason = ${mark}, statement = case when statement is not null then ${mark} end,
      ruling = case when ruling is not null then ${mark} end
    where customer_id = any(${at}::bigint[])`.execute(trx)
  await sql`delete from duplicate_pair where low_id = any(${at}::bigint[]) or high_id = any(${at}::bigint[])`.execute(
    trx,
  )
  await sql`update retention_hold set reason = ${mark} where customer_id = any(${at}::bigint[])`.execute(trx)
  await sql`update reveal set reason = null where customer_id = any(${at}::bigint[])`.execute(trx)
  await sql`
    update customer_merge set was = was || '{"noNextWords": null, "marks": []}' where customer_id = any(${at}::bigint[])`.execute(
    trx,
  )
  for (const table of ['billing_profile', 'delivery_address', 'customer_tag', 'check_finding', 'field_mark'])
    await sql`delete from ${sql.table(table)} where customer_id = any(${at}::bigint[])`.execute(trx)
  await anonymiseHistory(trx, at)
}

async function anonymiseHistory(trx: Db, at: readonly number[]): Promise<void> {
  await sql`
    delete from change_log where customer_id = any(${[...at]}::bigint[]) and record not in ('customer', 'customer_share')`.execute(
    trx,
  )
  await sql`
    update change_log l set changes = coalesce((
      select jsonb_object_agg(f.key, f.value) from jsonb_each(l.changes) f where f.key = any(${impersonal}::text[])), '{}')
    where l.customer_id = any(${[...at]}::bigint[]) and l.record = 'customer'`.execute(trx)
  await sql`
    delete from change_log where customer_id = any(${[...at]}::bigint[]) and record = 'customer' and changes = '{}'`.execute(
    trx,
  )
}
