import { expect, test } from 'vitest'
import { breachesOf, sources } from './boundaries.ts'

test.each([
  ['contract/customers.ts', `import { sql } from '../server/platform/database.ts'`],
  ['contract/customers.ts', `const web = await import('../web/app/call.ts')`],
  ['web/customers/api.ts', `import { sql } from '../../server/platform/database.ts'`],
  ['server/customers/queries.ts', `import { call } from '../../web/app/call.ts'`],
  ['server/platform/bind.ts', `import { createCustomer } from '../customers/actions.ts'`],
  ['server/values/phone.ts', `import { sql } from '../platform/database.ts'`],
  ['server/people/users.ts', `import { customerRoutes } from '../customers/routes.ts'`],
  ['server/people/users.ts', `import { importTasks } from '../imports/tasks.ts'`],
  ['server/reports/queries.ts', 'sql`select * from customer where id = 1`'],
  ['server/reports/queries.ts', 'sql`select 1\n  from customer c join contact k on true`'],
  ['server/search/queries.ts', 'sql`delete from contact_phone`'],
  ['server/platform/events.ts', 'sql`insert into change_log (id) values (1)`'],
  ['server/settings/queries.ts', 'sql`update CUSTOMER set name = 1`'],
  ['web/tags/Tag.tsx', '<b dangerouslySetInnerHTML={{ __html: name }} />'],
  ['web/files/FileRow.tsx', 'node.innerHTML = name'],
  ['web/app/text.ts', 'eval(text)'],
])('in %s a breach is found: %s', (file, text) => {
  const [breach] = breachesOf(file, `// first line\n${text}\n`)
  expect(breach).toMatchObject({ file })
  expect(breach?.line).toBeGreaterThan(1)
})

test.each([
  ['web/customers/api.ts', `import { listCustomers } from '../../contract/customers.ts'`],
  ['server/people/users.ts', `import { moveCustomersOf } from '../customers/owner.ts'`],
  ['server/start.ts', `import { importTasks } from './imports/tasks.ts'`],
  ['server/platform/testing/company.ts', `import { createCustomer } from '../../customers/actions.ts'`],
  ['server/platform/visibility.ts', 'sql`select * from customer`'],
  ['server/reports/queries.ts', `sql\`select * from \${seenBy(viewer, 'customer')} c\``],
  ['server/reports/queries.test.ts', 'sql`select * from customer`'],
  ['server/reports/queries.ts', 'sql`select * from customer_number`'],
  ['contract/customers.ts', `import { z } from 'zod'`],
])('in %s nothing is wrong with: %s', (file, text) => {
  expect(breachesOf(file, text)).toEqual([])
})

test('every part of the house is looked at', () => {
  const parts = new Set(sources().map((file) => file.split('/')[0]))
  expect([...parts]).toEqual(expect.arrayContaining(['contract', 'server', 'web', 'database', 'scripts']))
})
