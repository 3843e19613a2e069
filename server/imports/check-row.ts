import type { CustomValues } from '../../contract/custom-fields.ts'
import { longestCorrected } from '../../contract/import-corrections.ts'
import {
  type ImportTarget,
  isCustomTarget,
  type MappingTarget,
  namePartTargets,
  repeatableTargets,
} from '../../contract/import-targets.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { personNameColumns } from '../contacts/columns.ts'
import { nameColumns } from '../customers/writes.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { faultBelow } from './cell-fault.ts'
import { cleanCell, faultOf, isFilled, showCell } from './cell-text.ts'
import type { Correct } from './corrections.ts'
import { placeRank, wholeName } from './parts.ts'
import type { RowProblem } from './row-problem.ts'
import type { Sheet } from './sheets.ts'
import { type Columns, type Lookups, type ParsedFollowUp, type Taken, takers } from './take-cell.ts'
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
  /** Left out where the row tells of none. */
  followUp?: ParsedFollowUp
}
export type CheckedRow = ParsedRow & { problems: RowProblem[] }

export type Plan = {
  mapping: readonly (MappingTarget | null)[]
  head: readonly string[]
  lookups: Lookups
  /** Whether the days of the workbook count from 1904. */
  from1904?: boolean
  correct?: Correct
  wholeUnits?: Sheet['wholeUnits']
}

/**
 * Every filled cell of a mapped column is either taken or stands among the problems with its reason. Pure; empty
 * cells and columns that aren't mapped don't count.
 */
export function checkRow(cells: readonly Cell[], plan: Plan): CheckedRow {
  const { mapping, lookups } = plan
  const row: CheckedRow = { customer: {}, contact: null, phones: [], problems: [] }
  const contact: Columns = {}
  const followUp: Partial<ParsedFollowUp> = {}
  const unit = plan.wholeUnits ? ` (${currencyIn(cells, plan.wholeUnits)})` : ''
  for (const filled of filledCells(cells, plan)) {
    const { column } = filled
    const taken = takeCell(filled, plan, unit)
    if (!taken.ok) {
      const { code, data } = taken
      row.problems.push({ column, code, ...(data && { data }), ...saidBy(filled) })
    } else {
      const clash = merge(row.customer, taken.customer) ?? merge(contact, taken.contact)
      // That an address differs is the text's fault, for it says too much; else either of two cells may be wrong.
      if (clash !== null)
        row.problems.push({ column, code: clash, ...(clash === 'region.rest' && saidBy(filled)) })
      addPhones(row.phones, taken.phones)
      if (taken.tags) row.tags = taken.tags
      Object.assign(followUp, taken.followUp)
      if (taken.custom) row.custom = { ...row.custom, ...taken.custom }
      if (taken.contactCustom) row.contactCustom = { ...row.contactCustom, ...taken.contactCustom }
    }
  }
  finishCustomer(row, mapping)
  if (row.customer.type === 'individual' && !lookups.mayNamePersons)
    row.problems.push({ column: columnFor(mapping, 'name'), code: 'field.not_writable' })
  finishContact(row, contact, mapping)
  finishFollowUp(row, followUp, mapping)
  return row
}

/** What a filled cell becomes, whatever else the row says; `unit` stands behind the head, where it is known otherwise. */
export function takeCell(
  { target, column, cell }: Pick<Filled, 'target' | 'column' | 'cell'>,
  { head, lookups, from1904 = false }: Pick<Plan, 'head' | 'lookups' | 'from1904'>,
  unit = '',
): Taken {
  const fault = faultBelow(target, cell, { from1904, lookups })
  if (fault !== null) return { ok: false, code: fault }
  const given = { cell, head: `${head[column] ?? ''}${unit}`, lookups }
  return isCustomTarget(target) ? takeCustom(target, given) : takers[target](given)
}

/** `value` is what it says in the sheet, by which it is corrected. */
type Filled = { target: MappingTarget; column: number; cell: Cell; value: string }

const saidBy = ({ value }: Filled) => (value.length <= longestCorrected ? { value } : {})

/** A row that names no currency is in yuan. */
const yuan = /^$|^元$|人民币|\b(?:cny|rmb)\b/iu
const currencyIn = (cells: readonly Cell[], { currency }: NonNullable<Plan['wholeUnits']>) =>
  yuan.test(currency === null ? '' : showCell(cells[currency] ?? null).trim()) ? '元' : '外币'

/**
 * In the order of the sheet, but the region last: what it says of a street must not hide an address. Its columns are
 * read from the country down, whatever their order.
 */
function filledCells(cells: readonly Cell[], { mapping, head, correct }: Plan): Filled[] {
  const corrected = (filled: Filled): Filled[] => {
    const replacement = correct?.(filled.column, filled.value)
    if (replacement === undefined) return [filled]
    return replacement === '' ? [] : [{ ...filled, cell: replacement }]
  }
  const filled: Filled[] = []
  const region: Filled[] = []
  for (const [column, target] of mapping.entries()) {
    const given = cells[column]
    if (target === null || !isFilled(given)) continue
    const cell = cleanCell(given)
    const found = { target, column, cell, value: showCell(cell) }
    if (target !== 'region') filled.push(...corrected(found))
    // A part of a region means something by itself only where it is broken.
    else region.push(...(faultOf(cell) === null ? [found] : corrected(found)))
  }
  const [first] = region
  if (!first) return filled
  region.sort((a, b) => placeRank(head[a.column] ?? '') - placeRank(head[b.column] ?? ''))
  const broken = region.find(({ cell }) => faultOf(cell) !== null)
  if (broken) return [...filled, broken]
  if (region.length === 1) return [...filled, ...corrected(first)]
  const whole = region.map(({ cell }) => showCell(cell)).join(' ')
  return [...filled, ...corrected({ ...first, cell: whole, value: whole })]
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
  const column = columnFor(mapping, 'name')
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
    problems.push({ column: columnFor(mapping, 'name'), code: 'text.long', data: { maximum: longestPerson } })
  }
  if (phones.length > mostPhones) {
    problems.push({
      column: columnFor(mapping, 'contact.phones'),
      code: 'list.long',
      data: { maximum: mostPhones },
    })
  }
  if (typeof contact.name === 'string') {
    row.contact = { ...contact, ...personNameColumns(contact.name) }
  } else if (phones.length > 0 || Object.keys(contact).length > 0 || row.contactCustom) {
    const column = columnFor(mapping, 'contact.name')
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

/** What is said of a follow-up needs its time and what was said. */
function finishFollowUp(
  row: CheckedRow,
  { at, content, ...others }: Partial<ParsedFollowUp>,
  mapping: Plan['mapping'],
): void {
  const isWrong = (target: ImportTarget) =>
    row.problems.some(({ column }) => column !== null && column === columnFor(mapping, target))
  const norm = row.contact?.name_norm
  if (at !== undefined && content !== undefined)
    row.followUp = { at, content, ...others, ...(typeof norm === 'string' && { contact: norm }) }
  else if (at ?? content ?? Object.keys(others)[0]) {
    const target = at === undefined ? 'followUp.at' : 'followUp.content'
    if (!isWrong(target))
      row.problems.push({
        column: columnFor(mapping, target),
        code: at === undefined ? 'follow_up.at_missing' : 'follow_up.content_missing',
      })
  }
}

/** The column in which a problem of a field is shown. */
export const columnFor = (mapping: Plan['mapping'], target: ImportTarget): number | null => {
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
