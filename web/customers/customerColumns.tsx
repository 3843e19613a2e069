import { FormOutlined } from '@ant-design/icons'
import type { TFunction } from 'i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { DueText } from '../followups/DueText.tsx'
import { todayHere } from '../followups/days.ts'
import type { Shown } from '../ui/useShown.ts'
import type { Column, ColumnSort } from '../ui/VirtualTable.tsx'
import styles from './customerColumns.module.css'
import type { SortColumn } from './listSort.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { StageTag } from './StageTag.tsx'

type Given = {
  t: TFunction
  shown: Shown
  sortOf: (column: SortColumn, title: string) => ColumnSort
  onFollowUp: (row: CustomerRow) => void
}

export function customerColumns({ t, shown, sortOf, onFollowUp }: Given): Column<CustomerRow>[] {
  const name = t('customers.column.name')
  const createdAt = t('fields.customer.createdAt')
  return [
    {
      key: 'name',
      title: name,
      width: 214,
      sort: sortOf('name', name),
      cell: (row) => (
        <a href={`/customers/${row.id}`} data-opens title={row.name}>
          {row.name}
        </a>
      ),
    },
    {
      key: 'number',
      title: t('fields.customer.number'),
      width: 140,
      cell: ({ number }) => <Text text={number} />,
    },
    {
      key: 'stage',
      title: t('fields.customer.stage'),
      width: 98,
      cell: ({ stage }) => <StageTag stage={stage} />,
    },
    {
      key: 'nextFollowUp',
      title: t('fields.customer.nextFollowUp'),
      width: 146,
      cell: (row) => (
        <NextCell row={row} label={t('followups.writeFor', { name: row.name })} onFollowUp={onFollowUp} />
      ),
    },
    {
      key: 'lastFollowUpAt',
      title: t('fields.customer.lastFollowUpAt'),
      width: 104,
      cell: ({ lastFollowUpAt: at }) => at && <time dateTime={at}>{shown.day(at)}</time>,
    },
    {
      key: 'contact',
      title: t('customers.column.primaryContact'),
      width: 128,
      cell: ({ primaryContact: contact }) =>
        contact && <Text text={[contact.name, contact.jobTitle].filter(Boolean).join(' · ')} />,
    },
    {
      key: 'phone',
      title: t('customers.column.phone'),
      width: 130,
      cell: ({ primaryContact: contact }) =>
        contact?.phone && <PhoneLink shown={contact.phone} name={contact.name} />,
    },
    {
      key: 'owner',
      title: t('fields.customer.ownerId'),
      width: 68,
      cell: ({ owner }) => <Text text={owner?.name ?? t('customers.noOwner')} isSoft={!owner} />,
    },
    {
      key: 'industry',
      title: t('fields.customer.industryId'),
      width: 96,
      cell: ({ industry }) => industry && <Text text={industry.name} />,
    },
    {
      key: 'region',
      title: t('fields.customer.regionCode'),
      width: 104,
      cell: ({ regionText }) => regionText && <Text text={regionText} />,
    },
    {
      key: 'tags',
      title: t('fields.customer.tags'),
      width: 168,
      cell: ({ tags }) =>
        tags.length > 0 && <Text text={tags.map(({ name }) => name).join(t('contacts.separator'))} />,
    },
    {
      key: 'department',
      title: t('customers.page.department'),
      width: 96,
      cell: (row) => <Text text={row.department.name} />,
    },
    {
      key: 'createdAt',
      title: createdAt,
      width: 106,
      sort: sortOf('createdAt', createdAt),
      cell: (row) => <time dateTime={row.createdAt}>{shown.day(row.createdAt)}</time>,
    },
  ]
}

type NextCellProps = { row: CustomerRow; label: string; onFollowUp: Given['onFollowUp'] }

/** When it is followed up next, and the way to do it now. */
function NextCell({ row, label, onFollowUp }: NextCellProps) {
  return (
    <span className={styles.next}>
      {row.nextFollowUp ? <DueText {...row.nextFollowUp} today={todayHere()} isBrief /> : <span />}
      {row.can.createFollowUp && (
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
