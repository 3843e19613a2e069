import type { CustomField, CustomValue } from '../../contract/custom-fields.ts'
import type { CustomTarget } from '../../contract/import-targets.ts'
import { type CustomText, parseCustom } from '../../contract/values/customText.ts'
import { checkCustom } from '../custom-fields/check.ts'
import { showCell } from './cell-text.ts'
import type { Given, Taken } from './take-cell.ts'
import { takeDate } from './take-date.ts'
import { parseMoneyBelow, saysMoneyUnit } from './take-money.ts'

/** A filled cell as the value of a custom field, by the same rules as in the forms. */
export function takeCustom(target: CustomTarget, { cell, head, lookups }: Given): Taken {
  const field = lookups.custom.get(target)
  if (!field) return { ok: false, code: 'custom.retired' }
  const read = readCell(field, { cell, head })
  if (!read.ok) return read
  const checked = checkCustom(field, read.value as CustomValue)
  if (!checked.ok) return checked
  const custom = { [field.key]: checked.value }
  return field.object === 'customer' ? { ok: true, custom } : { ok: true, contactCustom: custom }
}

function readCell(field: CustomField, { cell, head }: Pick<Given, 'cell' | 'head'>): CustomText {
  if (field.kind === 'boolean' && typeof cell === 'boolean') return { ok: true, value: cell }
  if (field.kind === 'date') {
    const day = takeDate(cell)
    return day.ok ? { ok: true, value: day.value.date } : { ok: false, code: day.reason }
  }
  if (field.kind === 'money' && saysMoneyUnit(head)) return oneAmount(head, showCell(cell))
  return parseCustom(field, showCell(cell))
}

/** Below a head such as 合同额（万元）, where a range has no place. */
function oneAmount(head: string, text: string): CustomText {
  const range = parseMoneyBelow(head, text)
  if (!range.ok) return { ok: false, code: range.reason }
  const { min, max } = range.value
  return min !== null && min === max ? { ok: true, value: min } : { ok: false, code: 'money.format' }
}
