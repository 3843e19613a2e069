import type { SpotCheckItem } from '../../contract/spot-checks.ts'
import { positive } from '../ui/searchParams.ts'

/** What the address holds: whose customers, or which drawn ones. */
export type VerificationSearch = {
  whose?: 'team' | 'charge'
  ownerId?: number
  departmentId?: number
  ownerless?: 1
  unchecked?: 'month' | 'quarter'
  draw?: number
  quarter?: string
  verdict?: NonNullable<SpotCheckItem['verdict']>
  open?: 1
  unlooked?: 1
}

const verdicts = ['accurate', 'wrong', 'missing'] as const

export function readVerificationSearch(raw: Record<string, unknown>): VerificationSearch {
  const ownerId = positive(raw.ownerId)
  const departmentId = positive(raw.departmentId)
  const draw = positive(raw.draw)
  const verdict = verdicts.find((one) => one === raw.verdict)
  const quarter =
    typeof raw.quarter === 'string' && /^\d{4}-\d\d-01$/.test(raw.quarter) ? raw.quarter : undefined
  return {
    ...((raw.whose === 'team' || raw.whose === 'charge') && { whose: raw.whose }),
    ...(ownerId !== undefined && { ownerId }),
    ...(departmentId !== undefined && { departmentId }),
    ...(positive(raw.ownerless) === 1 && { ownerless: 1 }),
    ...((raw.unchecked === 'month' || raw.unchecked === 'quarter') && { unchecked: raw.unchecked }),
    ...(draw !== undefined && { draw }),
    ...(quarter !== undefined && { quarter }),
    ...(verdict !== undefined && { verdict }),
    ...(positive(raw.open) === 1 && { open: 1 }),
    ...(positive(raw.unlooked) === 1 && { unlooked: 1 }),
  }
}
