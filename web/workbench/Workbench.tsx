import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { lazy, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type WorkRow, type WorkSection, workSections } from '../../contract/workbench.ts'
import { useNewCustomer } from '../app/useNewCustomer.ts'
import { NoCustomers } from '../customers/NoCustomers.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Refresh } from '../ui/Refresh.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { opensForm, useFormEntry } from '../ui/useFormEntry.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { workbenchOptions } from './api.ts'
import { EntriesLine } from './EntriesLine.tsx'
import { keyOf, useNextInView } from './useNextInView.ts'
import { WorkSectionPart } from './WorkSectionPart.tsx'
import { readWorkbenchSearch, type WorkbenchSearch } from './workbenchSearch.ts'

const ListFollowUp = lazy(async () => ({
  default: (await import('../followups/ListFollowUp.tsx')).ListFollowUp,
}))

/** What waits: overdue, today, this week, customers without a next step. Each row is worked in place. */
export function Workbench() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = readWorkbenchSearch(useSearch({ strict: false }))
  const whose = search.whose ?? 'mine'
  const bench = useQuery(workbenchOptions(whose))
  const leaveForm = useFormEntry()
  const rows = useRef<Map<WorkSection, readonly WorkRow[]>>(new Map())
  const bringInView = useNextInView()
  const newCustomer = useNewCustomer()
  const isPhone = useIsPhone()

  /** Since the form was opened by hand: who has a plan again stands here still, and isn't next a second time. */
  const inARow = useRef<Set<number>>(new Set())

  const go = (next: WorkbenchSearch) => void navigate({ to: '/', search: next, replace: true, state: true })
  const write = (row: WorkRow) => {
    inARow.current.clear()
    void navigate({ to: '/', search: { ...search, followUp: row.customer.id }, state: opensForm })
  }
  const close = () => leaveForm(() => go({ ...(search.whose && { whose: search.whose }) }))

  /** In the order on the page; the same customer may stand in several sections. */
  const all = () => workSections.flatMap((section) => rows.current.get(section) ?? [])
  const nextAfter = (customerId: number): WorkRow | undefined => {
    const shown = all()
    const at = shown.findIndex((row) => row.customer.id === customerId)
    const isOther = (row: WorkRow) =>
      row.customer.id !== customerId && row.can.create && !inARow.current.has(row.customer.id)
    return shown.slice(at + 1).find(isOther) ?? shown.slice(0, Math.max(at, 0)).find(isOther)
  }
  const written = search.followUp
  const current = written === undefined ? undefined : all().find((row) => row.customer.id === written)
  const next = written === undefined ? undefined : nextAfter(written)
  const saved = (goesOn: boolean) => {
    if (written !== undefined) inARow.current.add(written)
    if (goesOn && next) {
      go({ ...search, followUp: next.customer.id })
      return
    }
    close()
    if (next) bringInView(keyOf(next))
  }

  const { counts, can, hasCustomers, today, weekEnd } = bench.data ?? {}
  const show = (whose: 'mine' | 'team') => go(whose === 'team' ? { whose } : {})
  usePageAction('myWork', () => show('mine'), can?.team === true && whose === 'team')
  usePageAction('teamWork', () => show('team'), can?.team === true && whose === 'mine')

  if (bench.isError && !bench.data)
    return <ErrorState error={bench.error} reset={() => void bench.refetch()} />
  const isDone = counts && workSections.every((section) => counts[section].value === 0)
  return (
    <>
      <PageHead
        title={t('workbench.title')}
        actions={
          <>
            {isPhone && <Refresh />}
            {can?.team && (
              <Segmented
                aria-label={t('workbench.whose')}
                value={whose}
                options={[
                  { value: 'mine', label: t('workbench.mine') },
                  { value: 'team', label: t('workbench.team') },
                ]}
                onChange={show}
              />
            )}
          </>
        }
      />
      {bench.data && <EntriesLine {...bench.data} />}
      {bench.isPending && <RowsSkeleton />}
      {isDone && hasCustomers && (
        <EmptyState title={t('workbench.allDone')} hint={t('workbench.allDoneHint')} />
      )}
      {isDone && !hasCustomers && (
        <NoCustomers
          title={whose === 'mine' ? t('customers.empty.mineTitle') : t('customers.empty.title')}
          can={can && { create: can.createCustomer, import: can.importCustomers }}
          onNew={newCustomer}
        />
      )}
      {counts &&
        today &&
        weekEnd &&
        !isDone &&
        workSections.map((section) => (
          <WorkSectionPart
            key={`${section} ${whose}`}
            section={section}
            whose={whose}
            count={counts[section]}
            today={today}
            weekEnd={weekEnd}
            onRows={(shown) => rows.current.set(section, shown)}
            onWrite={write}
          />
        ))}
      {written !== undefined && (
        <Suspense>
          <ListFollowUp
            key={written}
            customerId={written}
            row={current && { name: current.customer.name, mayWrite: current.can.create }}
            hasNext={next !== undefined}
            onClose={close}
            onSaved={saved}
          />
        </Suspense>
      )}
    </>
  )
}
