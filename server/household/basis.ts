import type { HouseholdConsent } from '../../contract/consent-marks.ts'
import { personOf } from '../contacts/person.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { Failure, failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { noteConsent } from '../privacy/consents.ts'
import { requirePast } from '../privacy/requests.ts'
import { holdHousehold, readSwitch } from './hold.ts'

/*
 * Household data of a person are written only while they are switched on and a basis for their purpose stands for the person. A
 * consent hangs on a contact: of a customer who is a person that is the person. All reads go around `seenBy`: who asks has locked
 * the customer.
 */

/** @throws household.off */
export async function requireHouseholdOn(trx: Db): Promise<void> {
  if (!(await holdHousehold(trx)).isOn) throw failure('household.off')
}

/** Whether a basis for the purpose stands for the person of this customer. */
export const hasBasis = (customerId: RawBuilder<unknown>) => sql`exists (
  select from consent n join contact k on k.id = n.contact_id and k.deleted_at is null
  join organisation o on o.household_purpose_id = n.purpose_id
  where k.customer_id = ${customerId} and n.withdrawn_on is null)`

type Asked = {
  id: number
  type: 'company' | 'individual'
  /** As the form notes it together with the data. */
  consent: HouseholdConsent | undefined
  /** Where the field stands in the input. */
  prefix: string
}

/** Of a customer that is locked, or was just made. @throws input.invalid for a company, household.no_consent */
export async function requireBasis(
  trx: Db,
  viewer: Viewer,
  { id, type, consent, prefix }: Asked,
): Promise<void> {
  const path = `${prefix}household`
  if (type !== 'individual') throw invalid(path, 'household.company')
  const { rows } = await sql<{ stands: boolean }>`
    select ${hasBasis(sql`${id}::bigint`)} as stands`.execute(trx)
  if (rows[0]?.stands) return
  const { purposeId, purpose } = await readSwitch(trx)
  const data = { purpose }
  if (consent === undefined || purposeId === null)
    throw new Failure('household.no_consent', {
      data,
      fields: [{ path, code: 'household.no_consent', data }],
    })
  await requirePast(trx, consent.givenOn, 'householdConsent.givenOn')
  await noteConsent(trx, viewer, await personOf(trx, viewer, id), { purposeId, ...consent })
}
