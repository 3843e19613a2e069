import { companyName } from '../../database/demo/people.ts'
import { demoCustomers } from '../../database/demo/story.ts'
import { readNumbering } from '../customers/number.ts'
import { type Actor, type Database, type Db, transaction } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { found } from '../setup/actions.ts'
import { writeCheckUp } from './check-up.ts'
import { addIndustries, addPeople } from './company.ts'
import { addCustomFields } from './custom-fields.ts'
import { writeCustomers } from './customers.ts'
import { writeFiles } from './files.ts'
import { writeHousehold } from './household.ts'
import { writePrivacy } from './privacy.ts'
import { writeRecords } from './record.ts'
import { writeRegistrations } from './registrations.ts'
import { writeEntries } from './reviews.ts'
import { writeShares } from './shares.ts'
import { writeVerification } from './verification.ts'
import { writeViews } from './views.ts'

const actor: Actor = { userId: null, source: 'demo' }

/** Founds the demo company with all that is in it, where nothing is founded yet. */
export async function foundDemoCompany(database: Database, store?: FileStore): Promise<void> {
  await transaction(database.db, actor, async (trx) => {
    const founded = await trx.selectFrom('organisation').select('id').executeTakeFirst()
    if (founded) return
    await found(trx, { name: companyName, isDemo: true })
    await loadDemoCompany(trx, store)
  })
}

/**
 * Puts the people, industries and customers of the demo company into the organisation that was just founded; files only
 * where there is a store to put them in.
 */
export async function loadDemoCompany(trx: Db, store?: FileStore): Promise<void> {
  const { today } = await readNumbering(trx)
  const users = await addPeople(trx)
  const industries = await addIndustries(trx)
  await addCustomFields(trx)
  await writeCustomers(trx, demoCustomers(today), { users, industries }, today)
  await writeRecords(trx)
  await writeShares(trx, { users, industries }, today)
  await writeViews(trx, { users, industries })
  if (store) await writeFiles(trx, store)
  await writeEntries(trx, { users, industries }, today)
  await writeVerification(trx, { users, industries })
  await writeRegistrations(trx, { users, industries })
  await writePrivacy(trx)
  await writeHousehold(trx)
  await writeCheckUp(trx)
}
