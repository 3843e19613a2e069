import { z } from 'zod'
import { id, idParams, nothing, text, version } from './common.ts'
import { revealReason } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { restrictedFields } from './levels.ts'

/** 收货地址. */
export const addressFields = {
  recipient: text(100),
  phone: text(60).nullable(),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  address: text(200),
  isDefault: z.boolean(),
} as const

/** The address is null only where it isn't shown. */
export const deliveryAddress = z.object({
  ...addressFields,
  address: z.string().nullable(),
  id,
  regionText: z.string().nullable(),
  version,
})
export type DeliveryAddress = z.infer<typeof deliveryAddress>
export const addressDraft = z
  .strictObject(addressFields)
  .partial()
  .required({ recipient: true, address: true })
export const addressChanges = z.strictObject(addressFields).partial()

export const listAddresses = endpoint({
  method: 'GET',
  path: '/customers/:id/addresses',
  tag: 'addresses',
  summary: 'Where goods for a customer go, the default address first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(deliveryAddress),
    /** Of all of them: they belong to one customer. A masked field is shown in part, or null. */
    fields: restrictedFields,
    /** To `create` one, what each has to have must be writable. */
    can: z.object({ create: z.boolean(), edit: z.boolean(), reveal: z.boolean() }),
  }),
})

export const createAddress = endpoint({
  method: 'POST',
  path: '/customers/:id/addresses',
  tag: 'addresses',
  summary: 'Add a delivery address; the first becomes the default',
  access: 'customer.edit',
  params: idParams,
  body: addressDraft,
  result: z.object({ id, version }),
})

export const updateAddress = endpoint({
  method: 'PATCH',
  path: '/addresses/:id',
  tag: 'addresses',
  summary: 'Change a delivery address',
  access: 'customer.edit',
  params: idParams,
  body: z.object({ version, changes: addressChanges }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

export const deleteAddress = endpoint({
  method: 'DELETE',
  path: '/addresses/:id',
  tag: 'addresses',
  summary: 'Delete a delivery address; it can be restored for 30 days',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
})

export const restoreAddress = endpoint({
  method: 'POST',
  path: '/addresses/:id/restore',
  tag: 'addresses',
  summary: 'Bring a deleted delivery address back',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
})

export const revealAddress = endpoint({
  method: 'POST',
  path: '/addresses/:id/reveal',
  tag: 'addresses',
  summary: 'Show masked values of a delivery address in clear; who looked, when and why is recorded',
  access: 'contact.reveal',
  params: idParams,
  body: revealReason,
  /** The fields that are masked for the caller, and no others. */
  result: deliveryAddress.omit({ id: true, isDefault: true, version: true }).partial(),
  errors: ['reveal.limit_reached'],
})
