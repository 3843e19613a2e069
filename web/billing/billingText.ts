import type { BillingProfile } from '../../contract/billing.ts'

const told = ['title', 'taxNumber', 'address', 'phone', 'bank', 'account'] as const
export type BillingLine = { field: (typeof told)[number]; label: string; value: string }

/** What is known of it, in the order of an invoice. @param label `fields.billing_profile.*` */
export const billingLines = (
  profile: BillingProfile,
  label: (field: BillingLine['field']) => string,
): BillingLine[] =>
  told.flatMap((field) => {
    const value = profile[field]
    return value ? [{ field, label: label(field), value }] : []
  })

/** As text to paste into a message: one line each. */
export const billingText = (lines: readonly BillingLine[], colon: string): string =>
  lines.map(({ label, value }) => `${label}${colon}${value}`).join('\n')
