import type { CustomerField } from '../../contract/customer-fields.ts'
import type { Customer } from '../../contract/customers.ts'

type FactGroupKey = 'need' | 'relation' | 'profile' | 'size' | 'identity'

/** DOMAIN §2, master record; what sales people look for first comes first. */
export const factGroups: readonly { key: FactGroupKey; fields: readonly CustomerField[] }[] = [
  {
    key: 'need',
    fields: ['initialNeed', 'budget', 'expectedStart', 'urgency', 'painPoints', 'preferences'],
  },
  { key: 'relation', fields: ['highlights', 'relationStatus', 'source', 'cooperationSince'] },
  {
    key: 'profile',
    fields: ['industryId', 'regionCode', 'address', 'foundedOn', 'website', 'mainBusiness'],
  },
  { key: 'size', fields: ['headcount', 'annualRevenue', 'totalAssets'] },
  { key: 'identity', fields: ['shortName', 'creditCode', 'legalNature', 'businessType'] },
]

const ofCompanies: readonly CustomerField[] = [
  'foundedOn',
  'website',
  'mainBusiness',
  'headcount',
  'annualRevenue',
  'totalAssets',
  'shortName',
  'creditCode',
  'legalNature',
  'businessType',
]

/** Whether a customer of this kind is asked for a field at all. Abroad there is neither credit code nor division. */
export function isAsked(
  field: CustomerField,
  { type, country }: Pick<Customer, 'type' | 'country'>,
): boolean {
  if (field === 'preferences') return type === 'individual'
  if (country !== 'CN' && (field === 'creditCode' || field === 'regionCode')) return false
  return type === 'company' || !ofCompanies.includes(field)
}
