import { FormOutlined, PhoneOutlined } from '@ant-design/icons'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { languageOf } from '../app/i18n.ts'
import { listedText } from '../custom-fields/listFields.ts'
import { DueText } from '../followups/DueText.tsx'
import { todayHere } from '../followups/days.ts'
import { useRowPointer } from '../ui/useRowPointer.ts'
import { useRowWindow } from '../ui/useRowWindow.ts'
import styles from './CustomerCards.module.css'
import type { CustomerRowsProps } from './CustomerTable.tsx'
import { dialOf } from './dial.ts'
import { RowChoice } from './RowChoice.tsx'
import { StageTag } from './StageTag.tsx'
import { mayToggle, type Selection } from './useSelection.ts'

type Props = Omit<CustomerRowsProps, 'sort' | 'onSort'>

/** The list on a phone: full names, tap to open, tap to call. */
export function CustomerCards({
  rows,
  custom,
  placeKey,
  onNearEnd,
  onOpen,
  onPoint,
  isStale,
  onFollowUp,
  selection,
}: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const shown = useRowWindow({ box, count: rows.length, height: 96, above: 0, placeKey, onNearEnd })
  useRowPointer(box, {
    onOpen: (index, newTab) => {
      const row = rows[index]
      if (row && selection) mayToggle(row, selection) && selection.toggle(row.id)
      else if (row) onOpen(row, newTab)
    },
    onPoint: (index) => rows[index] && onPoint(rows[index]),
  })
  return (
    <section className={styles.box} ref={box} aria-label={t('customers.title')}>
      <ul style={{ paddingTop: shown.before, paddingBottom: shown.after }} data-stale={isStale || undefined}>
        {rows.slice(shown.first, shown.last).map((row, index) => (
          <li
            key={row.id}
            ref={shown.measure}
            data-index={shown.first + index}
            aria-setsize={rows.length}
            aria-posinset={shown.first + index + 1}
          >
            <Card
              row={row}
              custom={custom}
              onFollowUp={selection ? undefined : onFollowUp}
              selection={selection}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

type CardProps = Pick<Props, 'custom'> & {
  row: CustomerRow
  onFollowUp: Props['onFollowUp'] | undefined
  selection: Selection | null
}

const Card = memo(function Card({ row, custom, onFollowUp, selection }: CardProps) {
  const { t, i18n } = useTranslation()
  const contact = row.primaryContact
  const dial = dialOf(contact?.phone ?? null)
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
        {custom.map((field) => {
          const text = listedText(t, languageOf(i18n.language), row, field)
          return (
            text !== '' && (
              <p key={field.listKey} className={styles.custom}>
                {field.label} {text}
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
      {contact && dial && (
        <a className={styles.call} href={dial} aria-label={t('customers.call', { name: contact.name })}>
          <PhoneOutlined aria-hidden />
        </a>
      )}
    </div>
  )
})
