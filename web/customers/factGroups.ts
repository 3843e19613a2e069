import type { CustomerField } from '../../contract/customer-fields.ts'

type FactGroupKey = 'need' | 'relation' | 'profile' | 'size' | 'identity'

/** DOMAIN §2, master record; what sales people look for first comes first. */
export const factGroups: readonly { key: FactGroupKey; fields: readonly CustomerField[] }[] = [
  {
    key: 'need',
    fields: ['initialNeed', 'budget', 'expectedStart', 'urgency', 'painPoints', 'preferences', 'household'],
  },
  { key: 'relation', fields: ['highlights', 'relationStatus', 'source', 'sourceNote', 'cooperationSince'] },
  {
    key: 'profile',
    fields: ['industryId', 'regionCode', 'address', 'foundedOn', 'website', 'mainBusiness'],
  },
  { key: 'size', fields: ['headcount', 'annualRevenue', 'totalAssets'] },
  { key: 'identity', fields: ['shortName', 'creditCode', 'legalNature', 'businessType'] },
]
