import { type ImportTarget, isCustomTarget, type MappingTarget } from '../../contract/import-targets.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { faultOf, isScientific, showCell } from './cell-text.ts'
import { faultOfPerson, isSeveralCompanies } from './one-each.ts'
import type { Lookups } from './take-cell.ts'
import { isSerial } from './take-date.ts'

const of = (...targets: ImportTarget[]): ReadonlySet<MappingTarget> => new Set(targets)

/** Where a sheet may hold a day: elsewhere 1-2 became the second of January, 10-50 October 1950. */
const mayBeDay = of(
  ...(['foundedOn', 'expectedStart', 'cooperationSince', 'mainBusiness', 'initialNeed'] as const),
  ...(['painPoints', 'preferences', 'household', 'sourceNote', 'highlights'] as const),
  ...(['contact.remark'] as const),
)
/** Names and the like, in which nobody asks twice: `??` was a character that some program didn't know. */
const isShort = of(
  ...(['name', 'shortName', 'address', 'group', 'contact.name', 'contact.jobTitle'] as const),
  ...(['contact.wechat', 'contact.goodHours'] as const),
)

/** Why a cell isn't what was meant, though it may read well: what the sheet lost or changed, or two in one. */
export function faultBelow(
  target: MappingTarget,
  cell: Cell,
  { from1904, lookups }: { from1904: boolean; lookups: Pick<Lookups, 'custom'> },
): string | null {
  const fault = faultOf(cell)
  if (fault !== null) return fault
  if (isScientific(cell)) return target === 'contact.phones' ? 'phone.scientific' : 'cell.scientific'
  const isDay = typeof cell === 'object' && cell !== null && 'date' in cell
  if (isDay && !isCustomTarget(target) && !mayBeDay.has(target)) return 'cell.date'
  if (typeof cell === 'number') {
    if (from1904 && isSerial(cell) && becomesDay(target, lookups)) return 'date.serial'
    return target === 'contact.phones' ? faultOfPhone(cell) : null
  }
  const text = showCell(cell)
  if (isShort.has(target) && text.includes('??')) return 'cell.unreadable'
  if (target === 'name') return isSeveralCompanies(text) ? 'name.several' : null
  return target === 'contact.name' ? faultOfPerson(text) : null
}

const becomesDay = (target: MappingTarget, { custom }: Pick<Lookups, 'custom'>) =>
  isCustomTarget(target)
    ? custom.get(target)?.kind === 'date'
    : target === 'foundedOn' || target === 'expectedStart' || target === 'cooperationSince'

/** A mobile that ends in so many zeros was `1.38001E+10` before somebody saved the sheet. */
const lostDigits = 100_000
const faultOfPhone = (phone: number) =>
  phone >= 1e10 && phone % lostDigits === 0 ? 'phone.scientific' : null
