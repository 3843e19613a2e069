import { FormOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { type BuiltInColumn, isEditable, isSortable } from '../../contract/customer-columns.ts'
import { filterKinds } from '../../contract/customer-filter.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import type { Language } from '../../contract/session.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { type ListField, listedText } from '../custom-fields/listFields.ts'
import { EditableCell } from '../customer-cells/EditableCell.tsx'
import type { Cells } from '../customer-cells/useCells.ts'
import type { ColumnInfo } from '../customer-columns/useListColumns.ts'
import { DueText } from '../followups/DueText.tsx'
import { todayHere } from '../followups/days.ts'
import type { Column, ColumnSort } from '../ui/VirtualTable.tsx'
import { choicesOf } from './choiceLists.ts'
import styles from './customerColumns.module.css'
import { PhoneLink } from './PhoneLink.tsx'
import { ReviewedNumber } from './ReviewedNumber.tsx'
import { StageTag } from './StageTag.tsx'
import type { ColumnWords } from './useColumnWords.ts'

type Given = ColumnWords & {
  /** Without, columns have no heads to click on. */
  sortOf?: (column: string, title: string) => ColumnSort
  onFollowUp?: (row: CustomerRow) => void
  /** Without, cells are only looked at. */
  cells?: Cells
}

/** The columns of the list, as they were chosen. */
export const customerColumns = (given: Given, chosen: readonly ColumnInfo[]): Column<CustomerRow>[] =>
  chosen.map((column) => {
    const { key, label, custom } = column
    return {
      key,
      title: label,
      width: custom ? widthOfCustom(custom) : widthOf(key as BuiltInColumn),
      ...(isAmount(key, custom) && { align: 'end' as const }),
      ...(given.sortOf && isSortable(key) && { sort: given.sortOf(key, label) }),
      cell: editableCell(given, column, plainCell(given, column)),
    }
  })

type Cell = (row: CustomerRow) => ReactNode

const plainCell = (given: Given, { key, custom }: ColumnInfo): Cell =>
  custom ? customCell(given, custom) : (cellsOf(given)[key] ?? fieldCell(given, key))

function editableCell({ t, language, cells }: Given, column: ColumnInfo, plain: Cell): Cell {
  const { key, label, custom } = column
  if (!cells || !isEditable(key)) return plain
  const choices = custom ? optionsOf(custom, language) : choicesOf(t, key)?.map((choice) => choice.label)
  return (row) =>
    cells.mayEdit(row, key) ? (
      <EditableCell cells={cells} row={row} column={key} label={label} choices={choices}>
        {plain(row)}
      </EditableCell>
    ) : (
      plain(row)
    )
}

function optionsOf(field: ListField, language: Language): string[] | undefined {
  if (field.kind === 'boolean')
    return [true, false].map((value) => showCustom(field, value, language, { gone: '' }))
  if (field.kind !== 'single') return undefined
  return field.options.filter(({ retired }) => !retired).map(({ label }) => label)
}

/** What a cell says, as it can be typed and pasted again; '' for nothing. */
export function cellText(
  { t, language, words }: ColumnWords,
  { key, custom }: ColumnInfo,
  row: CustomerRow,
): string {
  if (custom) return listedText(t, language, row, custom)
  if (key === 'industryId') return row.industry?.name ?? ''
  if (key === 'regionCode') return row.regionText ?? ''
  return words(key, row.listed[key])
}

/** What stands in more than its words. */
const cellsOf = ({ t, shown, onFollowUp }: Given): Record<string, (row: CustomerRow) => ReactNode> => ({
  name: (row) => (
    <a href={`/customers/${row.id}`} data-opens title={row.name}>
      {row.name}
    </a>
  ),
  number: ({ number, reviewStatus }) => <ReviewedNumber number={number} reviewStatus={reviewStatus} />,
  stage: ({ stage }) => <StageTag stage={stage} />,
  nextFollowUpAt: (row) => (
    <NextCell row={row} label={t('followups.writeFor', { name: row.name })} onFollowUp={onFollowUp} />
  ),
  lastFollowUpAt: ({ lastFollowUpAt: at }) => at && <time dateTime={at}>{shown.day(at)}</time>,
  'contact.name': ({ primaryContact: contact }) =>
    contact && <Text text={[contact.name, contact.jobTitle].filter(Boolean).join(' · ')} />,
  'contact.jobTitle': ({ primaryContact: contact }) => contact?.jobTitle && <Text text={contact.jobTitle} />,
  'contact.phones': ({ primaryContact: contact }) =>
    contact?.phone && <PhoneLink shown={contact.phone} name={contact.name} isBarred={contact.isBarred} />,
  ownerId: ({ owner }) => <Text text={owner?.name ?? t('customers.noOwner')} isSoft={!owner} />,
  industryId: ({ industry }) => industry && <Text text={industry.name} />,
  regionCode: ({ regionText }) => regionText && <Text text={regionText} />,
  tags: ({ tags }) => tags.length > 0 && <Text text={shown.list(tags.map(({ name }) => name))} />,
  labelLine: ({ labelLine }) => labelLine && <Text text={labelLine} />,
  departmentId: ({ department }) => <Text text={department.name} />,
  groupId: ({ listed }) => isNamed(listed.groupId) && <Text text={listed.groupId.name} />,
  contactCount: ({ contactCount }) => contactCount,
  createdAt: ({ createdAt }) => <time dateTime={createdAt}>{shown.day(createdAt)}</time>,
  updatedAt: ({ updatedAt }) => <time dateTime={updatedAt}>{shown.instant(updatedAt)}</time>,
})

const fieldCell =
  ({ words }: Given, key: string) =>
  (row: CustomerRow) => {
    const value = key === 'type' ? row.type : row.listed[key]
    const text = words(key.replace('contact.', ''), value)
    return text !== '' && <Text text={text} />
  }

const customCell =
  ({ t, language }: Given, field: ListField) =>
  (row: CustomerRow) => {
    const text = listedText(t, language, row, field)
    return text !== '' && <Text text={text} isSoft={field.isMasked} />
  }

const isNamed = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value

const isAmount = (key: string, custom: ListField | undefined) =>
  custom
    ? custom.kind === 'number' || custom.kind === 'money'
    : ['headcount', 'annualRevenue', 'budget', 'totalAssets', 'contactCount'].includes(key)

const widthOfCustom = ({ kind }: ListField) =>
  kind === 'text' || kind === 'long_text' || kind === 'multi' ? 160 : 112

const widths: Partial<Record<BuiltInColumn, number>> = {
  name: 214,
  number: 140,
  stage: 98,
  nextFollowUpAt: 146,
  lastFollowUpAt: 104,
  'contact.name': 128,
  'contact.phones': 130,
  ownerId: 76,
  industryId: 104,
  regionCode: 104,
  tags: 168,
  departmentId: 96,
  createdAt: 106,
  updatedAt: 140,
  creditCode: 180,
  contactCount: 88,
  annualRevenue: 156,
  budget: 148,
  totalAssets: 120,
}
const widthsOfKinds: Record<string, number> = { choice: 104, day: 104, instant: 106, range: 120, number: 112 }

const widthOf = (key: BuiltInColumn) =>
  widths[key] ?? widthsOfKinds[(filterKinds as Record<string, string>)[key] ?? ''] ?? 160

type NextCellProps = { row: CustomerRow; label: string; onFollowUp: Given['onFollowUp'] | undefined }
/** When it is followed up next, and the way to do it now. */
function NextCell({ row, label, onFollowUp }: NextCellProps) {
  return (
    <span className={styles.next}>
      {row.nextFollowUp ? <DueText {...row.nextFollowUp} today={todayHere()} isBrief /> : <span />}
      {onFollowUp && row.can.createFollowUp && (
        <button type="button" aria-label={label} title={label} onClick={() => onFollowUp(row)}>
          <FormOutlined aria-hidden />
        </button>
      )}
    </span>
  )
}

/** Cut off where the column ends; the pointer shows it whole. */
function Text({ text, isSoft = false }: { text: string; isSoft?: boolean }) {
  return (
    <span title={text} style={isSoft ? { color: 'var(--k-text-soft)' } : undefined}>
      {text}
    </span>
  )
}
