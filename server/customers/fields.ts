import { maskId } from '../../contract/values/mask.ts'
import { shownCustom } from '../custom-fields/shown.ts'
import { isClear, isOwn, levelOf, restrictedLevels } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { maskedValue } from './logged.ts'
import { facing } from './name.ts'
import type { CustomerRecord } from './queries.ts'
import { sizeOf } from './size.ts'

/** What a size is told from: who doesn't see one of these could work it out. */
const sizeIsToldFrom = ['industryId', 'headcount', 'annualRevenue', 'totalAssets'] as const

/** The record as the viewer may see it: hidden and masked values are taken out here, before an answer is made. */
export function shownCustomer(viewer: Viewer, record: CustomerRecord) {
  const own = isOwn(viewer, record)
  const fields = restrictedLevels(facing(viewer, record), 'customer', own)
  const shown: CustomerRecord = { ...record, custom: shownCustom(viewer, 'customer', record.custom, own) }
  for (const [field, level] of Object.entries(fields)) {
    if (isClear(level) || !(field in shown)) continue
    const value = shown[field as keyof CustomerRecord]
    Object.assign(shown, { [field]: level === 'masked' ? maskedValue(`customer.${field}`, value) : null })
  }
  if (fields.household === 'hidden') delete shown.household
  if (shown.industryId === null) Object.assign(shown, { industry: null, industryGbCode: null })
  if (shown.regionCode === null) shown.regionText = null
  const seesSize = sizeIsToldFrom.every((field) => isClear(levelOf(viewer, `customer.${field}`, own)))
  return { ...shown, companySize: seesSize ? sizeOf(record) : { size: null, reason: null }, fields }
}

export const maskCode = (code: string | null) => (code === null ? null : maskId(code))
