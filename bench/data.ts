import { foundDemoCompany } from '../server/demo/load.ts'
import { openDatabase } from '../server/platform/database.ts'
import { migrate } from '../server/platform/migrate.ts'
import { fill } from './fill.ts'
import { type Options, readOptions } from './options.ts'
import { openPlace } from './place.ts'

/** `npm run bench:data -- --customers 1000000 [--follow-ups 5] [--database URL]` */
export async function makeData(url: string, { customers, followUps }: Options): Promise<void> {
  const began = performance.now()
  const database = openDatabase(url, 2)
  try {
    await migrate(database.pool)
    await foundDemoCompany(database)
  } finally {
    await database.close()
  }
  console.log(`filling with ${customers.toLocaleString('en')} customers …`)
  await fill(url, { customers, followUps })
  console.log(`done in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

if (import.meta.main) {
  const options = readOptions()
  const place = await openPlace(options)
  try {
    await makeData(place.url, options)
  } finally {
    await place.stop()
  }
}
