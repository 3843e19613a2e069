import type { CustomValues } from '../../contract/custom-fields.ts'
import {
  type ImportTarget,
  isCustomTarget,
  type MappingTarget,
  namePartTargets,
  repeatableTargets,
} from '../../contract/imports.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { personNameColumns } from '../contacts/columns.ts'
import { nameColumns } from '../customers/writes.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { faultBelow } from './cell-fault.ts'
import { cleanCell, faultOf, isFilled, showCell } from './cell-text.ts'
import { placeRank, wholeName } from './parts.ts'
import type { RowProblem } from './row-problem.ts'
import type { Sheet } from './sheets.ts'
import { type Columns, type Lookups, type Taken, takers } from './take-cell.ts'
import { takeCustom } from './take-custom.ts'

/** A row as it will be kept: columns of the tables, so that taking it in is SQL alone. */
export type ParsedRow = {
  customer: Columns
  contact: Columns | null
  phones: Phone[]
  /** Ids; left out where the row has none. */
  tags?: number[]
  /** Custom fields of the customer and of the contact, by key; left out where the row has none. */
  custom?: CustomValues
  contactCustom?: CustomValues
}
export type CheckedRow = ParsedRow & { problems: RowProblem[] }

export type Plan = {
  mapping: readonly (MappingTarget | null)[]
  head: readonly string[]
  lookups: Lookups
  /** Whether the days of the workbook count from 1904. */
  from1904?: boolean
  wholeUnits?: Sheet['wholeUnits']
}

/**
 * Every filled cell of a mapped column is either taken or stands among the problems with its reason. Pure; empty
 * cells and columns that aren't mapped don't count.
 */
export function checkRow(
  cells: readonly Cell[],
  { mapping, head, lookups, from1904 = false, wholeUnits }: Plan,
): CheckedRow {
  const row: CheckedRow = { customer: {}, contact: null, phones: [], problems: [] }
  const contact: Columns = {}
  const unit = wholeUnits ? ` (${currencyIn(cells, wholeUnits)})` : ''
  for (const { target, column, cell } of filledCells(cells, mapping, head)) {
    const fault = faultBelow(target, cell, { from1904, lookups })
    const given = { cell, head: `${head[column] ?? ''}${unit}`, lookups }
    const taken = fault === null ? take(target, given) : null
    if (taken === null) row.problems.push({ column, code: fault ?? '' })
    else if (!taken.ok)
      row.problems.push({ column, code: taken.code, ...(taken.data && { data: taken.data }) })
    else {
      const clash = merge(row.customer, taken.customer) ?? merge(contact, taken.contact)
      if (clash !== null) row.problems.push({ column, code: clash })
      addPhones(row.phones, taken.phones)
      if (taken.tags) row.tags = taken.tags
      if (taken.custom) row.custom = { ...row.custom, ...taken.custom }
      if (taken.contactCustom) row.contactCustom = { ...row.contactCustom, ...taken.contactCustom }
    }
  }
  finishCustomer(row, mapping)
  if (row.customer.type === 'individual' && !lookups.mayNamePersons)
    row.problems.push({ column: columnOf(mapping, 'name'), code: 'field.not_writable' })
  finishContact(row, contact, mapping)
  return row
}

const take = (target: MappingTarget, given: Parameters<typeof takeCustom>[1]): Taken =>
  isCustomTarget(target) ? takeCustom(target, given) : takers[target](given)

type Filled = { target: MappingTarget; column: number; cell: Cell }

/** A row that names no currency is in yuan. */
const yuan = /^$|^元$|人民币|\b(?:cny|rmb)\b/iu
const currencyIn = (cells: readonly Cell[], { currency }: NonNullable<Plan['wholeUnits']>) =>
  yuan.test(currency === null ? '' : showCell(cells[currency] ?? null).trim()) ? '元' : '外币'

/**
 * In the order of the sheet, but the region last: what it says of a street must not hide an address. Its columns are
 * read from the country down, whatever their order.
 */
function filledCells(cells: readonly Cell[], mapping: Plan['mapping'], head: Plan['head']): Filled[] {
  const filled: Filled[] = []
  const region: Filled[] = []
  for (const [column, target] of mapping.entries()) {
    const cell = cells[column]
    if (target !== null && isFilled(cell))
      (target === 'region' ? region : filled).push({ target, column, cell: cleanCell(cell) })
  }
  const [first] = region
  if (!first) return filled
  region.sort((a, b) => placeRank(head[a.column] ?? '') - placeRank(head[b.column] ?? ''))
  const broken = region.find(({ cell }) => faultOf(cell) !== null)
  const whole = region.map(({ cell }) => showCell(cell)).join(' ')
  return [...filled, broken ?? (region.length === 1 ? first : { ...first, cell: whole })]
}

/**
 * Two columns may say the same, but not two things; a city abroad stands in the address, behind the street.
 * @returns the problem, if they do
 */
function merge(into: Columns, columns: Columns = {}): string | null {
  for (const [name, value] of Object.entries(columns)) {
    const known = into[name]
    if (known === undefined || known === value) continue
    if (name !== 'address') return 'value.differs'
    if (columns.region_code !== null) return 'region.rest'
    columns = { ...columns, address: `${known}, ${value}` }
  }
  Object.assign(into, columns)
  return null
}

function addPhones(phones: Phone[], more: Phone[] = []): void {
  for (const phone of more) {
    const known = phones.some(({ e164, extension }) => e164 === phone.e164 && extension === phone.extension)
    if (!known) phones.push(phone)
  }
}

function finishCustomer({ customer, problems }: CheckedRow, mapping: Plan['mapping']): void {
  const { name } = customer
  const column = columnOf(mapping, 'name')
  if (typeof name === 'string') {
    Object.assign(customer, nameColumns(name))
    if (customer.name_norm === '') problems.push({ column, code: 'name.only_marks' })
  } else if (!problems.some((problem) => problem.column === column)) {
    problems.push({ column, code: 'name.missing' })
  }
}

/** As in the form: a person's name is shorter than a company's may be. */
const longestPerson = 100
const mostPhones = 10

/** An individual's contact is the person (DOMAIN §2); what is said of a company's contact needs a name to hang on. */
function finishContact(row: CheckedRow, contact: Columns, mapping: Plan['mapping']): void {
  const { customer, phones, problems } = row
  joinName(row, contact, mapping)
  if (contact.name === undefined && customer.type === 'individual' && typeof customer.name === 'string') {
    contact.name = customer.name
  }
  if (String(contact.name ?? '').length > longestPerson) {
    problems.push({ column: columnOf(mapping, 'name'), code: 'text.long', data: { maximum: longestPerson } })
  }
  if (phones.length > mostPhones) {
    problems.push({
      column: columnOf(mapping, 'contact.phones'),
      code: 'list.long',
      data: { maximum: mostPhones },
    })
  }
  if (typeof contact.name === 'string') {
    row.contact = { ...contact, ...personNameColumns(contact.name) }
  } else if (phones.length > 0 || Object.keys(contact).length > 0 || row.contactCustom) {
    const column = columnOf(mapping, 'contact.name')
    if (column === null || !problems.some((problem) => problem.column === column)) {
      problems.push({ column, code: 'contact.name_missing' })
    }
  }
}

/** A name in two columns becomes one; it may stand beside the whole name, but not differ from it. */
function joinName({ problems }: CheckedRow, contact: Columns, mapping: Plan['mapping']): void {
  const { family_name: family, given_name: given } = contact
  delete contact.family_name
  delete contact.given_name
  if (family === undefined && given === undefined) return
  const whole = wholeName(String(family ?? ''), String(given ?? ''))
  if (contact.name !== undefined && contact.name !== whole) {
    const column = mapping.findIndex((target) => target !== null && namePartTargets.includes(target))
    problems.push({ column, code: 'value.differs' })
  } else contact.name = whole
}

const columnOf = (mapping: Plan['mapping'], target: ImportTarget): number | null => {
  const column = mapping.indexOf(target)
  return column < 0 ? null : column
}

/** Columns that become what an earlier column becomes already, where only one may. */
export const doubledColumns = (mapping: Plan['mapping']): number[] =>
  mapping.flatMap((target, column) =>
    target !== null && !repeatableTargets.includes(target) && mapping.indexOf(target) < column
      ? [column]
      : [],
  )
