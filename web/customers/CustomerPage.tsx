import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button, Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { Contacts } from '../contacts/Contacts.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { opensForm, useFormEntry } from '../ui/useFormEntry.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import { customerOptions, rowSeen } from './api.ts'
import { CustomerFacts } from './CustomerFacts.tsx'
import { CustomerHead } from './CustomerHead.tsx'
import { CustomerHistory } from './CustomerHistory.tsx'
import styles from './CustomerPage.module.css'
import { type PageSearch, type PageTab, readPageSearch } from './pageSearch.ts'
import { useRestore } from './useTrash.ts'

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
    void navigate({ to: '/customers/$id', params: { id: String(id) }, search: next, replace: true })
  const leaveForm = useFormEntry()
  const edit = () =>
    void navigate({
      to: '/customers/$id',
      params: { id: String(id) },
      search: { ...search, edit: 1 },
      state: opensForm,
    })

  useShortcut('e', edit, record?.can.edit === true)

  if (customer.isError && !record) {
    return <ErrorState error={customer.error} reset={() => void customer.refetch()} />
  }
  return (
    <>
      {head && <CustomerHead head={head} record={record} onEdit={edit} />}
      {record?.deletedAt && <InTrash record={record} />}
      {record ? (
        <Parts record={record} tab={search.tab} onTab={(tab) => go({ ...search, tab })} onEdit={edit} />
      ) : (
        <RowsSkeleton />
      )}
      {record?.can.edit && search.edit && (
        <Suspense>
          <CustomerEdit key={id} customer={record} onClose={() => leaveForm(() => go({ tab: search.tab }))} />
        </Suspense>
      )}
    </>
  )
}

type PartsProps = { record: Customer; tab?: PageTab; onTab: (tab: PageTab) => void; onEdit: () => void }

/** Side by side where there is room, one at a time on a phone. */
function Parts({ record, tab = 'contacts', onTab, onEdit }: PartsProps) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const facts = <CustomerFacts customer={record} onAdd={onEdit} />
  const history = <CustomerHistory customerId={record.id} />
  const contacts = <Contacts customer={record} />
  if (isPhone) {
    return (
      <Tabs
        activeKey={tab}
        onChange={(key) => onTab(key as PageTab)}
        destroyOnHidden
        items={[
          { key: 'contacts', label: t('customers.page.contacts'), children: contacts },
          { key: 'history', label: t('customers.page.history'), children: history },
          { key: 'facts', label: t('customers.page.facts'), children: facts },
        ]}
      />
    )
  }
  return (
    <div className={styles.parts}>
      <div className={styles.facts}>
        <Section title={t('customers.page.facts')}>{facts}</Section>
      </div>
      <div className={styles.history}>
        <Section title={t('customers.page.history')}>{history}</Section>
      </div>
      <div className={styles.contacts}>{contacts}</div>
    </div>
  )
}

function InTrash({ record }: { record: Customer }) {
  const { t } = useTranslation()
  const restore = useRestore()
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('customers.page.inTrash')}
      action={
        record.can.delete && (
          <Button size="small" onClick={() => void restore(record)}>
            {t('customers.page.restore')}
          </Button>
        )
      }
    />
  )
}
