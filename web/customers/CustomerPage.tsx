import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { useMe } from '../app/session.ts'
import { Contacts } from '../contacts/Contacts.tsx'
import { DecisionChain } from '../contacts/DecisionChain.tsx'
import { Completeness } from '../field-sets/Completeness.tsx'
import { Plans } from '../followups/Plans.tsx'
import { TimelinePanel } from '../followups/TimelinePanel.tsx'
import { MergeNote } from '../merge/MergeNote.tsx'
import { RegistrationLine } from '../registrations/RegistrationLine.tsx'
import { rememberOpened } from '../search/recent.ts'
import { Shares } from '../shares/Shares.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { opensForm, useFormEntry } from '../ui/useFormEntry.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { DataCheck } from '../verification/DataCheck.tsx'
import { AsOf } from './AsOf.tsx'
import { customerOptions, rowSeen } from './api.ts'
import { CustomerFacts } from './CustomerFacts.tsx'
import { CustomerHead } from './CustomerHead.tsx'
import styles from './CustomerPage.module.css'
import { Highlights } from './Highlights.tsx'
import { InTrash } from './InTrash.tsx'
import { type PageSearch, type PageTab, readPageSearch } from './pageSearch.ts'
import { useNeighbours } from './useNeighbours.ts'

const FollowUpForm = lazy(async () => ({
  default: (await import('../followups/FollowUpForm.tsx')).FollowUpForm,
}))
const ReviewBar = lazy(async () => ({ default: (await import('../reviews/ReviewBar.tsx')).ReviewBar }))
const MergedAway = lazy(async () => ({ default: (await import('../merge/MergedAway.tsx')).MergedAway }))
const RetentionLine = lazy(async () => ({
  default: (await import('../privacy/RetentionLine.tsx')).RetentionLine,
}))
const Papers = lazy(async () => ({ default: (await import('./Papers.tsx')).Papers }))
const CustomerEdit = lazy(async () => ({ default: (await import('./CustomerEdit.tsx')).CustomerEdit }))

export function CustomerPage() {
  const { id: given } = useParams({ strict: false })
  const id = Number(given)
  const search = readPageSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const queries = useQueryClient()
  const customer = useQuery(customerOptions(id))
  const record = customer.data
  const head: Customer | CustomerRow | undefined = record ?? rowSeen(queries, id)
  const go = (next: PageSearch) =>
    void navigate({
      to: '/customers/$id',
      params: { id: String(id) },
      search: next,
      replace: true,
      state: true,
    })
  const leaveForm = useFormEntry()
  const openForm = (form: 'edit' | 'followUp') => () =>
    void navigate({
      to: '/customers/$id',
      params: { id: String(id) },
      search: { ...search, [form]: 1 },
      state: (kept) => ({ ...kept, ...opensForm }),
    })
  const edit = openForm('edit')
  const followUp = openForm('followUp')
  const closeForm = () => leaveForm(() => go({ tab: search.tab }))
  const steps = useNeighbours(id, search.tab)

  usePageAction('followUp', followUp, record?.can.createFollowUp === true)
  usePageAction('edit', edit, record?.can.edit === true)
  const me = useMe()
  // Once it was there the bar stays: it tells what became of the entry, and leads to the next one.
  const [entryId, setEntryId] = useState<number>()
  if (record && record.reviewStatus !== 'approved' && entryId !== record.id) setEntryId(record.id)
  const opened = record?.id
  useEffect(() => {
    if (opened !== undefined) rememberOpened(me.id, opened)
  }, [me.id, opened])

  if (customer.isError && !record) {
    return (
      <Suspense fallback={<RowsSkeleton />}>
        <MergedAway key={id} id={id} error={customer.error} reset={() => void customer.refetch()} />
      </Suspense>
    )
  }
  return (
    <>
      {head && <CustomerHead head={head} record={record} steps={steps} onEdit={edit} onFollowUp={followUp} />}
      {record?.deletedAt && <InTrash record={record} />}
      {record && !record.deletedAt && record.id === entryId && (
        <Suspense>
          <ReviewBar key={id} customer={record} />
        </Suspense>
      )}
      <MergeNote customerId={id} />
      {record?.highlights && <Highlights text={record.highlights} />}
      {record ? (
        <Parts
          key={id}
          record={record}
          tab={search.tab}
          onTab={(tab) => go({ ...search, tab })}
          onEdit={edit}
        />
      ) : (
        <RowsSkeleton />
      )}
      {record?.can.createFollowUp && search.followUp && (
        <Suspense>
          <FollowUpForm customerId={id} name={record.name} onClose={closeForm} />
        </Suspense>
      )}
      {record?.can.edit && search.edit && (
        <Suspense>
          <CustomerEdit key={id} customer={record} at={search.at} onClose={closeForm} />
        </Suspense>
      )}
    </>
  )
}

type PartsProps = { record: Customer; tab?: PageTab; onTab: (tab: PageTab) => void; onEdit: () => void }

/** Side by side where there is room, one at a time on a phone. */
function Parts({ record, tab = 'timeline', onTab, onEdit }: PartsProps) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const facts = (
    <>
      <Completeness customer={record} />
      <DataCheck customer={record} />
      <RegistrationLine customer={record} />
      <CustomerFacts customer={record} onAdd={onEdit} />
      {!record.deletedAt && <AsOf customer={record} />}
      {/* It comes last of all, and would push what is read by then. */}
      {!record.deletedAt && (
        <Suspense>
          <RetentionLine customer={record} />
        </Suspense>
      )}
    </>
  )
  const plans = <Plans customer={record} />
  const timeline = <TimelinePanel customer={record} />
  const contacts = (
    <>
      <Contacts customer={record} />
      <DecisionChain customer={record} />
      <Shares customer={record} />
    </>
  )
  const papers = (
    <Suspense fallback={<RowsSkeleton />}>
      <Papers customer={record} />
    </Suspense>
  )
  if (isPhone) {
    return (
      <Tabs
        activeKey={tab}
        onChange={(key) => onTab(key as PageTab)}
        destroyOnHidden
        items={[
          {
            key: 'timeline',
            label: t('customers.page.history'),
            children: (
              <>
                {plans}
                {timeline}
              </>
            ),
          },
          { key: 'contacts', label: t('customers.page.contacts'), children: contacts },
          { key: 'facts', label: t('customers.page.facts'), children: facts },
          { key: 'papers', label: t('customers.page.papers'), children: papers },
        ]}
      />
    )
  }
  return (
    <div className={styles.parts}>
      <div className={styles.facts}>
        <Section title={t('customers.page.facts')}>{facts}</Section>
      </div>
      <div className={styles.timeline}>
        <Section title={t('customers.page.history')}>{timeline}</Section>
      </div>
      <div className={styles.aside}>
        {plans}
        {contacts}
        {papers}
      </div>
    </div>
  )
}
