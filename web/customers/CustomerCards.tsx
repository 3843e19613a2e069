import { FormOutlined } from '@ant-design/icons'
import { memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultColumns } from '../../contract/customer-columns.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import type { ColumnInfo } from '../customer-columns/useListColumns.ts'
import { DueText } from '../followups/DueText.tsx'
import { todayHere } from '../followups/days.ts'
import { useRowPointer } from '../ui/useRowPointer.ts'
import { useRowWindow } from '../ui/useRowWindow.ts'
import type { Column } from '../ui/VirtualTable.tsx'
import { CallButton } from './CallButton.tsx'
import styles from './CustomerCards.module.css'
import type { CustomerRowsProps } from './CustomerTable.tsx'
import { customerColumns } from './customerColumns.tsx'
import { RowChoice } from './RowChoice.tsx'
import { StageTag } from './StageTag.tsx'
import { useColumnWords } from './useColumnWords.ts'
import { mayToggle, type Selection } from './useSelection.ts'

/** The list on a phone: full names, tap to open, tap to call. */
export function CustomerCards({
  rows,
  columns,
  placeKey,
  onSpan,
  onOpen,
  onPoint,
  isStale,
  onFollowUp,
  selection,
}: CustomerRowsProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const shown = useRowWindow({ box, count: rows.length, height: 96, above: 0, placeKey, onSpan })
  useRowPointer(box, {
    onOpen: (index, newTab) => {
      const row = rows[index]
      if (row && selection) mayToggle(row, selection) && selection.toggle(row.id)
      else if (row) onOpen(row, newTab)
    },
    onPoint: (index) => rows[index] && onPoint(rows[index]),
  })
  const lines = useLines(columns)
  return (
    <section className={styles.box} ref={box} aria-label={t('customers.title')}>
      <ul style={{ paddingTop: shown.before, paddingBottom: shown.after }} data-stale={isStale || undefined}>
        {rows.slice(shown.first, shown.last).map((row, index) => (
          <li
            key={row?.id ?? `at ${shown.first + index}`}
            ref={shown.measure}
            data-index={shown.first + index}
            aria-setsize={rows.length}
            aria-posinset={shown.first + index + 1}
          >
            {row ? (
              <Card
                row={row}
                lines={lines}
                onFollowUp={selection ? undefined : onFollowUp}
                selection={selection}
              />
            ) : (
              <CardToCome />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A card has these in their own places. */
const onEveryCard: readonly string[] = [...defaultColumns, 'contact.jobTitle', 'labelLine']

/** Columns that were chosen besides, as lines of the card. */
function useLines(chosen: readonly ColumnInfo[]) {
  const words = useColumnWords()
  return useMemo(
    () =>
      customerColumns(
        words,
        chosen.filter(({ key }) => !onEveryCard.includes(key)),
      ),
    [words, chosen],
  )
}

const CardToCome = () => (
  <div className={styles.toCome}>
    <span />
    <span />
  </div>
)

type CardProps = {
  row: CustomerRow
  lines: readonly Column<CustomerRow>[]
  onFollowUp: CustomerRowsProps['onFollowUp'] | undefined
  selection: Selection | null
}

const Card = memo(function Card({ row, lines, onFollowUp, selection }: CardProps) {
  const { t } = useTranslation()
  const contact = row.primaryContact
  const facts = [
    row.labelLine ?? row.industry?.name,
    row.regionText,
    row.owner?.name ?? t('customers.noOwner'),
  ]
  return (
    <div className={styles.card}>
      {selection && <RowChoice row={row} selection={selection} />}
      <div>
        <a href={`/customers/${row.id}`} data-opens className={styles.name}>
          {row.name}
        </a>
        <p>
          <StageTag stage={row.stage} />
          {contact && ` · ${[contact.name, contact.jobTitle].filter(Boolean).join(' ')}`}
        </p>
        <p className={styles.soft}>{facts.filter(Boolean).join(' · ')}</p>
        {row.nextFollowUp && (
          <p className={styles.soft}>
            {t('fields.customer.nextFollowUp')} <DueText {...row.nextFollowUp} today={todayHere()} />
          </p>
        )}
        {lines.map(({ key, title, cell }) => {
          const value = cell(row)
          return (
            Boolean(value) && (
              <p key={key} className={styles.custom}>
                {title} {value}
              </p>
            )
          )
        })}
      </div>
      {onFollowUp && row.can.createFollowUp && (
        <button
          type="button"
          className={styles.call}
          aria-label={t('followups.writeFor', { name: row.name })}
          onClick={() => onFollowUp(row)}
        >
          <FormOutlined aria-hidden />
        </button>
      )}
      {contact?.phone && <CallButton customer={row.id} contact={contact} className={styles.call} />}
    </div>
  )
})
