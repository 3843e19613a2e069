import { type Db, sql } from '../platform/database.ts'

export const switchLock = sql`hashtextextended('household data', 0)`

type Switch = { isOn: boolean; purposeId: number | null; purpose: string | null }

export async function readSwitch(db: Db): Promise<Switch> {
  const { rows } = await sql<Switch>`
    select o.household_on as "isOn", p.id as "purposeId", p.name as purpose
    from organisation o left join privacy_purpose p on p.id = o.household_purpose_id`.execute(db)
  return rows[0] ?? { isOn: false, purposeId: null, purpose: null }
}

/** Nobody switches it off until the transaction ends. Taken before any customer is locked, as by the switch itself. */
export async function holdHousehold(trx: Db): Promise<Switch> {
  await sql`select pg_advisory_xact_lock_shared(${switchLock})`.execute(trx)
  return readSwitch(trx)
}
