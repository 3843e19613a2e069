import { z } from 'zod'
import { id } from './common.ts'
import { endpoint } from './endpoint.ts'
import { leftAlone, manyIds } from './stage.ts'

/** What goes to the trash along with customers, in figures. */
export const goesAlong = ['contacts', 'followUps', 'plans', 'files'] as const

export const previewDeletion = endpoint({
  method: 'POST',
  path: '/customers/delete/preview',
  tag: 'customers',
  summary: 'How many of these customers would go to the trash, what hangs on them, and which would not go',
  access: 'customer.delete',
  body: z.object({ ids: manyIds }),
  result: z.object({
    able: z.int(),
    leftAlone,
    unknown: z.int(),
    contacts: z.int(),
    followUps: z.int(),
    /** Open ones. */
    plans: z.int(),
    files: z.int(),
  }),
})

export const deleteCustomers = endpoint({
  method: 'POST',
  path: '/customers/delete',
  tag: 'customers',
  summary:
    'Move up to 1,000 customers to the trash for 30 days; those that one may not delete are left alone',
  access: 'customer.delete',
  body: z.object({ ids: manyIds }),
  result: z.object({ deleted: z.array(id), leftAlone, unknown: z.int() }),
})

export const restoreCustomers = endpoint({
  method: 'POST',
  path: '/customers/restore',
  tag: 'customers',
  summary:
    'Bring up to 1,000 customers back from the trash; those that aren’t in it any more count as unknown',
  access: 'customer.delete',
  body: z.object({ ids: manyIds }),
  result: z.object({
    restored: z.array(id),
    /** How many of these, by a rule for entries, would ask to be told apart from another customer. */
    alike: z.int(),
    /** `duplicate`: a rule for duplicates, or a registration, refuses it as it would refuse a new one. */
    leftAlone: z.array(leftAlone.element.extend({ why: z.enum(['not_allowed', 'duplicate']) })),
    unknown: z.int(),
  }),
})
