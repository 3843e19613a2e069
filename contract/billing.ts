import { z } from 'zod'
import { id, idParams, nothing, text, version } from './common.ts'
import { revealReason } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { restrictedFields } from './levels.ts'

/** 开票资料. The tax number is kept as given: older ones have no check character, so a wrong one is only warned of. */
export const billingFields = {
  title: text(200),
  taxNumber: text(40).nullable(),
  address: text(200).nullable(),
  phone: text(60).nullable(),
  bank: text(100).nullable(),
  account: text(60).nullable(),
  isDefault: z.boolean(),
} as const

export const billingProfile = z.object({ ...billingFields, id, title: z.string(), version })
export type BillingProfile = z.infer<typeof billingProfile>
export const billingDraft = z.strictObject(billingFields).partial().required({ title: true })
export const billingChanges = z.strictObject(billingFields).partial()

export const listBillingProfiles = endpoint({
  method: 'GET',
  path: '/customers/:id/billing',
  tag: 'billing',
  summary: 'What a customer’s invoices are made out to, the default one first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(billingProfile),
    /** Of all of them: they belong to one customer. A masked field is shown in part, or null. */
    fields: restrictedFields,
    /** To `create` one, what each has to have must be writable. */
    can: z.object({ create: z.boolean(), edit: z.boolean(), reveal: z.boolean() }),
  }),
})

export const createBillingProfile = endpoint({
  method: 'POST',
  path: '/customers/:id/billing',
  tag: 'billing',
  summary: 'Add billing data; the first becomes the default',
  access: 'customer.edit',
  params: idParams,
  body: billingDraft,
  result: z.object({ id, version }),
})

export const updateBillingProfile = endpoint({
  method: 'PATCH',
  path: '/billing/:id',
  tag: 'billing',
  summary: 'Change billing data',
  access: 'customer.edit',
  params: idParams,
  body: z.object({ version, changes: billingChanges }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

export const deleteBillingProfile = endpoint({
  method: 'DELETE',
  path: '/billing/:id',
  tag: 'billing',
  summary: 'Delete billing data; it can be restored for 30 days',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
})

export const restoreBillingProfile = endpoint({
  method: 'POST',
  path: '/billing/:id/restore',
  tag: 'billing',
  summary: 'Bring deleted billing data back',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
})

export const revealBillingProfile = endpoint({
  method: 'POST',
  path: '/billing/:id/reveal',
  tag: 'billing',
  summary: 'Show masked values of billing data in clear; who looked, when and why is recorded',
  access: 'contact.reveal',
  params: idParams,
  body: revealReason,
  /** The fields that are masked for the caller, and no others. */
  result: billingProfile.omit({ id: true, isDefault: true, version: true }).partial(),
  errors: ['reveal.limit_reached'],
})
