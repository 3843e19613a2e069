import type { Customer } from '../../contract/customers.ts'
import { sizeClassOf } from '../values/companySize.ts'

type Facts = {
  type: string
  industryGbCode: string | null
  headcount: Customer['headcount']
  annualRevenue: Customer['annualRevenue']
  totalAssets: Customer['totalAssets']
}

/** 企业规模, derived from industry and figures; `reason` is why there is none. Individuals have no size. */
export function sizeOf(customer: Facts): Customer['companySize'] {
  if (customer.type === 'individual') return { size: null, reason: 'size.no_class' }
  const { totalAssets } = customer
  const size = sizeClassOf({
    industry: customer.industryGbCode,
    headcount: customer.headcount,
    revenue: customer.annualRevenue,
    assets: totalAssets === null ? null : { min: totalAssets, max: totalAssets },
  })
  return size.ok ? { size: size.value, reason: null } : { size: null, reason: size.reason }
}
