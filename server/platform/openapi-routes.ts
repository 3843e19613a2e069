import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { version } from './version.ts'

const tags = {
  session: 'Signing in and out, the own password, second factor, devices, language and API tokens',
  'set-up': 'Founding the organisation, once',
  people: 'People, departments, roles and invitations',
  settings: 'The organisation, its rules and lists',
  log: 'The access log: who looked at what, and whether it is whole',
  customers: 'Customers, their history, export and trash',
  contacts: 'Contacts of customers; phones are masked unless the customer is the caller’s own',
  search: 'Finding customers by whatever is known of them',
  exports: 'Long lists as files that are made in the background',
  imports: 'Taking customers in from workbooks',
  duplicates: 'Whether a customer is there already, the rules for it, and pairs that were found',
  'check-up': 'What is amiss at customers, and how many are sound',
  'follow-ups': 'What was talked about, what comes next, and the timeline of a customer',
  workbench: 'What is overdue, due and without a next step',
  shares: 'Who collaborates on a customer, how and until when',
  tags: 'Groups of tags, and the tags on customers and contacts',
  files: 'Files attached to customers',
  groups: 'Companies that belong together',
  billing: 'Billing profiles of customers',
  addresses: 'Delivery addresses of customers',
  'list views': 'Saved views of the list of customers',
  'custom fields': 'Fields that an organisation adds to customers and contacts',
  privacy: 'Requests of persons about their data, consents, and how long data are kept',
  reviews: 'New customers handed in, returned or approved, which gives them their number',
  registrations: 'Customers that are protected for their owner until a day',
  clashes: 'Two people who want one customer, and how it was ruled',
  tips: 'What people heard of customers that they need not see',
  verification: 'Values that were verified or are invalid, what is to be verified, and spot checks',
  'field sets': 'What is to be collected for which purpose, and how complete a customer is',
}

/** OpenAPI 3.1 of everything below /api, and a page to browse it. */
export async function openapiRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '客脉 Kemai',
        version,
        description:
          'Everything the pages can do. Answers obey the caller’s data scope and field permissions.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A personal API token' },
          session: { type: 'apiKey', in: 'cookie', name: 'kemai_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'none' },
    theme: { title: '客脉 API' },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
