import { type RawBuilder, sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'
import { mostTold } from './find.ts'
import { type Probe, ruledHits, shorterKeys } from './hits.ts'

const contacts = sql`${hangingOnSeen('contact')} k where k.customer_id = c.id and k.deleted_at is null and k.left_on is null`

/** What customer `c` is looked for by among the others, as it stands; to be joined laterally as `self`. */
export const identity = sql`
  select c.id, c.owner_id, c.credit_code, nullif(c.name_norm, '') as norm, c.name_key, c.name_region, c.name_sound, c.website,
    ${shorterKeys(sql`c.name_key`)} as beginnings,
    array(select phone.e164 from ${hangingOnSeen('contact_phone')} phone where phone.contact_id in (select k.id from ${contacts})) as phones,
    array(select lower(k.email) from ${contacts} and k.email is not null) as emails`

/** @param ownerId for whom one that is registered is no obstacle */
export const probeOfSelf = (ownerId: RawBuilder<unknown>): Probe => ({
  creditCode: sql`self.credit_code`,
  norm: sql`self.norm`,
  key: sql`self.name_key`,
  region: sql`self.name_region`,
  sound: sql`self.name_sound`,
  beginnings: sql`self.beginnings`,
  phones: sql`self.phones`,
  emails: sql`self.emails`,
  domains: sql`array(select mail_domain(email) from unnest(self.emails) as email union select web_domain(self.website))`,
  exceptId: sql`self.id`,
  ownerId,
})

/** How many count as the same as customer `c` by the rules of the organisation, as a value within a statement. */
export const countDuplicates = sql`
  (select count(*)::integer from (${identity}) self
   cross join lateral (select from (${ruledHits(probeOfSelf(sql`self.owner_id`))}) hits limit ${sql.lit(mostTold)}) found)`
