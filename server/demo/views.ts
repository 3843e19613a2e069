import { demoViews } from '../../database/demo/views.ts'
import type { Db } from '../platform/database.ts'
import { type Company, userNamed } from './customers.ts'

/** The views that people of the demo company share; in columns and order the list is as it opens. */
export async function writeViews(trx: Db, company: Company): Promise<void> {
  await trx
    .insertInto('list_view')
    .values(
      demoViews.map(({ owner, name, sharedWith, filter }) => ({
        owner_id: userNamed(company, owner).id,
        name,
        shared_with: sharedWith,
        settings: JSON.stringify({
          filters: { filter: JSON.stringify(filter) },
          sort: null,
          columns: [],
          widths: {},
          frozen: 1,
          density: 'normal',
        }),
      })),
    )
    .execute()
}
