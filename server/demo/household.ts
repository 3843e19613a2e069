import { type Db, sql } from '../platform/database.ts'

/** Household data are switched on for a purpose, and whose are noted (database/demo/accounts.ts) have agreed to it. */
export async function writeHousehold(trx: Db): Promise<void> {
  await sql`
    with added as (
      insert into privacy_purpose (name, position)
      select '安排上门服务', max(position) + 1 from privacy_purpose returning id)
    update organisation set household_on = true, household_purpose_id = (select id from added)`.execute(trx)
  await sql`
    insert into consent (contact_id, purpose_id, basis, given_on, way, proof, noted_by)
    select k.id, o.household_purpose_id, 'consent', (c.created_at at time zone o.time_zone)::date, 'spoken', '签单时当面同意', c.owner_id
    from organisation o, customer c join contact k on k.customer_id = c.id and k.is_primary
    where c.household is not null`.execute(trx)
}
