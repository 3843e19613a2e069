import { z } from 'zod'
import { id, nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

/*
 * 家庭情况 of customers who are persons: off until the organisation states what for (PIPL article 6), and then written only
 * while a basis for that very purpose stands for the person (article 29).
 */

/** What becomes of what is noted when it is switched off: nobody sees it until it is switched on again, or it goes for good. */
export const householdLeft = ['keep', 'erase'] as const

export const readHousehold = endpoint({
  method: 'GET',
  path: '/privacy/household',
  tag: 'privacy',
  summary: 'Whether household data of persons may be noted, and what for; off for whoever sees nothing of it',
  access: 'person',
  result: z.object({
    isOn: z.boolean(),
    /** Switched off, what is kept was collected for it. */
    purpose: z.object({ id, name: z.string() }).nullable(),
    /** Customers of whom something is noted, those in the trash too; null for who doesn't manage it. */
    noted: z.int().nullable(),
  }),
})

export const switchHouseholdOn = endpoint({
  method: 'PUT',
  path: '/privacy/household',
  tag: 'privacy',
  summary: 'Let household data of persons be noted for a purpose',
  access: 'settings.manage',
  body: z.object({ purposeId: id }).strict(),
  result: nothing,
  errors: ['household.kept'],
})

export const switchHouseholdOff = endpoint({
  method: 'POST',
  path: '/privacy/household/off',
  tag: 'privacy',
  summary:
    'Note no more household data; what is noted is erased, or kept hidden. What was kept can be erased later',
  access: 'settings.manage',
  body: z.object({ noted: z.enum(householdLeft) }).strict(),
  result: z.object({ erased: z.int() }),
  errors: ['household.off', 'privacy.import_running'],
})
