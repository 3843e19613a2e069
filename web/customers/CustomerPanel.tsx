import { ArrowsAltOutlined, CloseOutlined, EditOutlined, FormOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { Contacts } from '../contacts/Contacts.tsx'
import { Plans } from '../followups/Plans.tsx'
import { TimelinePanel } from '../followups/TimelinePanel.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { keysOf, type ShortcutName } from '../ui/shortcuts.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import { customerOptions, rowSeen } from './api.ts'
import { CopyNumber } from './CopyNumber.tsx'
import { CustomerFacts } from './CustomerFacts.tsx'
import { CustomerLine } from './CustomerLine.tsx'
import styles from './CustomerPanel.module.css'
import { Highlights } from './Highlights.tsx'
import { InTrash } from './InTrash.tsx'
import { Steps, type StepsProps } from './Steps.tsx'

export type PanelProps = {
  id: number
  /** Who was opened by key: the focus goes there. */
  entered: { id: number } | null
  steps: StepsProps
  onClose: () => void
  onPage: (id: number, edit?: true) => void
  onFollowUp: (customer: { id: number }) => void
}

/** How much of the timeline: the page has the rest. */
const latest = 5

/** One customer beside the list, which stays in use. */
export function CustomerPanel({ id, entered, steps, onClose, onPage, onFollowUp }: PanelProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const customer = useQuery(customerOptions(id))
  const record = customer.data
  const head: Customer | CustomerRow | undefined = record ?? rowSeen(queries, id)
  const heading = useRef<HTMLHeadingElement>(null)
  const openPage = () => onPage(id)
  const edit = () => onPage(id, true)
  const followUp = () => onFollowUp({ id })
  const isThere = record && !record.deletedAt

  useEffect(() => {
    if (entered?.id === id) heading.current?.focus({ preventScroll: true })
  }, [entered, id])
  useShortcut('closePanel', onClose)
  useShortcut('openPage', openPage)
  useShortcut('edit', edit, isThere && record.can.edit)
  useShortcut('followUp', followUp, isThere && record.can.createFollowUp)

  const withKeys = (text: string, name: ShortcutName) => t('keys.with', { text, keys: keysOf(name) })
  return (
    <>
      <div className={styles.bar}>
        <Steps {...steps} />
        <Button
          type="text"
          size="small"
          icon={<ArrowsAltOutlined aria-hidden />}
          title={withKeys(t('customers.panel.openPage'), 'openPage')}
          onClick={openPage}
        >
          {t('customers.panel.openPage')}
        </Button>
        <Button
          type="text"
          size="small"
          className={styles.close}
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('customers.panel.close')}
          title={withKeys(t('customers.panel.close'), 'closePanel')}
          onClick={onClose}
        />
      </div>
      <div key={id} className={styles.body}>
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          {head?.name ?? t('customers.panel.title')}
        </h2>
        {head && (
          <>
            <CopyNumber number={head.number} />
            <CustomerLine head={head} record={record} />
          </>
        )}
        {isThere && (
          <div className={styles.actions}>
            {record.can.createFollowUp && (
              <Button
                type="primary"
                icon={<FormOutlined aria-hidden />}
                title={withKeys(t('followups.write'), 'followUp')}
                onClick={followUp}
              >
                {t('followups.write')}
              </Button>
            )}
            {record.can.edit && (
              <Button
                icon={<EditOutlined aria-hidden />}
                title={withKeys(t('customers.page.edit'), 'edit')}
                onClick={edit}
              >
                {t('customers.page.edit')}
              </Button>
            )}
          </div>
        )}
        {record ? (
          <Parts record={record} onEdit={edit} onPage={openPage} />
        ) : customer.isError ? (
          <ErrorState error={customer.error} reset={() => void customer.refetch()} />
        ) : (
          <RowsSkeleton />
        )}
      </div>
    </>
  )
}

type PartsProps = { record: Customer; onEdit: () => void; onPage: () => void }

/** What one looks for before a call, and what was said last. */
function Parts({ record, onEdit, onPage }: PartsProps) {
  const { t } = useTranslation()
  return (
    <>
      {record.deletedAt && <InTrash record={record} />}
      {record.highlights && <Highlights text={record.highlights} />}
      <Plans customer={record} />
      <Contacts customer={record} />
      <Section title={t('customers.panel.latest')}>
        <TimelinePanel customer={record} most={latest} />
        <Button type="link" size="small" className={styles.more} onClick={onPage}>
          {t('customers.panel.all')}
        </Button>
      </Section>
      <Section title={t('customers.page.facts')}>
        <CustomerFacts customer={record} onAdd={onEdit} />
      </Section>
    </>
  )
}
