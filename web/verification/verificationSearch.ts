import type { SpotCheckItem } from '../../contract/spot-checks.ts'
import { positive } from '../ui/searchParams.ts'

/** What the address holds: whose customers, or which drawn ones. */
export type VerificationSearch = {
  whose?: 'team'
  ownerId?: number
  unchecked?: 'month' | 'quarter'
  draw?: number
  quarter?: string
  verdict?: NonNullable<SpotCheckItem['verdict']>
  open?: 1
}

const verdicts = ['accurate', 'wrong', 'missing'] as const

export function readVerificationSearch(raw: Record<string, unknown>): VerificationSearch {
  const ownerId = positive(raw.ownerId)
  const draw = positive(raw.draw)
  const verdict = verdicts.find((one) => one === raw.verdict)
  const quarter =
    typeof raw.quarter === 'string' && /^\d{4}-\d\d-01$/.test(raw.quarter) ? raw.quarter : undefined
  return {
    ...(raw.whose === 'team' && { whose: 'team' }),
    ...(ownerId !== undefined && { ownerId }),
    ...((raw.unchecked === 'month' || raw.unchecked === 'quarter') && { unchecked: raw.unchecked }),
    ...(draw !== undefined && { draw }),
    ...(quarter !== undefined && { quarter }),
    ...(verdict !== undefined && { verdict }),
    ...(positive(raw.open) === 1 && { open: 1 }),
  }
}
