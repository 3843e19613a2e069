import { z } from 'zod'

/**
 * What a role may see of a field, from narrow to wide (DOMAIN §1). `masked` shows a part of it, or that there is
 * something, until it is revealed; a masked value may be overwritten, a `read` one not.
 */
export const fieldLevels = ['hidden', 'masked', 'read', 'edit'] as const
export const fieldLevel = z.enum(fieldLevels)
export type FieldLevel = (typeof fieldLevels)[number]

/** Of a record, the fields that the caller doesn't see in full and edit, by name; every other one is `edit`. */
export const restrictedFields = z.record(z.string(), fieldLevel)
export type RestrictedFields = z.infer<typeof restrictedFields>
