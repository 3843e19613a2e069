import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { ColumnChoice } from '../custom-fields/ColumnChoice.tsx'
import { useChosenColumns, useListedFields } from '../custom-fields/chosenColumns.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { ListPage } from '../ui/ListPage.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { forgetPlace } from '../ui/places.ts'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { opensForm, useFormEntry } from '../ui/useFormEntry.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { useShown } from '../ui/useShown.ts'
import { customerListOptions, customerOptions } from './api.ts'
import { BatchBar } from './BatchBar.tsx'
import { CustomerCards } from './CustomerCards.tsx'
import { CustomerFilters } from './CustomerFilters.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import { ListActions } from './ListActions.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import { filtersOf, isFiltered, type ListFilters, type ListSearch, readListSearch } from './listSearch.ts'
import { isChoosable, useSelection } from './useSelection.ts'

const CustomerCreate = lazy(async () => ({ default: (await import('./CustomerCreate.tsx')).CustomerCreate }))

const ListFollowUp = lazy(async () => ({
  default: (await import('../followups/ListFollowUp.tsx')).ListFollowUp,
}))

export function CustomerList() {
  const { t } = useTranslation()
  const shown = useShown()
  const isPhone = useIsPhone()
  const search = readListSearch(useSearch({ strict: false }))
  const filters = filtersOf(search)
  const [columnKeys, chooseColumns] = useChosenColumns()
  const columns = useListedFields(columnKeys)
  const list = useInfiniteQuery(
    // Asked before the definitions are there: what isn't a field any more, the server leaves out.
    customerListOptions(filters, columnKeys),
  )
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const first = list.data?.pages[0]
  const { go, change, clear, openForm, openFollowUp } = useListAddress(search)
  const leaveForm = useFormEntry()
  const opening = useOpening()
  const { fetchNextPage, hasNextPage, isFetching, isFetchNextPageError } = list
  const more = useCallback(() => {
    // A page that was refused is asked again by the person, not for ever by the list.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetching, isFetchNextPageError])

  usePageAhead()
  usePageAction('newCustomer', openForm, { isOn: first?.can.create === true, shortcut: 'n' })
  usePageAction('filter', () => document.getElementById('customers-filter')?.focus(), { shortcut: '/' })
  usePageAction('clearFilters', clear, { isOn: isFiltered(filters) })

  const choosable = useMemo(() => rows.filter(isChoosable), [rows])
  const mayChoose = choosable.length > 0
  const [isChoosing, setChoosing] = useState(false)
  const chosen = useSelection(choosable, placeKeyOf(filters))
  // On a phone a tap opens: choosing is begun by a button.
  const selection = mayChoose && (isChoosing || !isPhone) ? chosen : null
  const leaveChoice = () => {
    chosen.clear()
    setChoosing(false)
  }

  const closeForm = () => leaveForm(() => go(filters))
  const at = rows.findIndex(({ id }) => id === search.followUp)
  const written = rows[at]
  const next = written && rows.slice(at + 1).find(({ can }) => can.createFollowUp)
  const common = {
    selection,
    rows,
    custom: columns.chosen,
    placeKey: placeKeyOf(filters),
    onNearEnd: more,
    isStale: list.isPlaceholderData,
    onFollowUp: openFollowUp,
    ...opening,
  }
  const columnChoice = <ColumnChoice fields={columns.offered} chosen={columnKeys} onChoose={chooseColumns} />
  return (
    <ListPage>
      <PageHead
        title={t('customers.title')}
        aside={first?.count ? shown.count(first.count.value, first.count.capped) : undefined}
        actions={
          <>
            {!isPhone && columnChoice}
            <ListActions
              can={first?.can}
              filters={filters}
              onChoose={mayChoose && isPhone && !isChoosing ? () => setChoosing(true) : undefined}
            />
          </>
        }
      />
      <CustomerFilters filters={filters} onChange={change} onClear={clear} inSheet={columnChoice} />
      {list.isPending && <RowsSkeleton />}
      {list.isError && rows.length === 0 && (
        <ErrorState error={list.error} reset={() => void list.refetch()} />
      )}
      {list.isSuccess && rows.length === 0 && (
        <ListEmpty filters={filters} can={first?.can} onNew={openForm} onClear={clear} />
      )}
      {rows.length > 0 && isPhone && <CustomerCards {...common} />}
      {rows.length > 0 && !isPhone && (
        <CustomerTable {...common} sort={filters.sort} onSort={(sort) => change({ sort })} />
      )}
      {selection && (isChoosing || selection.chosen.size > 0) && (
        <BatchBar selection={selection} rows={choosable} onLeave={leaveChoice} />
      )}
      {isFetchNextPageError && (
        <p role="alert">
          {reasonOf(list.error, t('app.pageFailedUnknown'))}{' '}
          <Button size="small" onClick={() => void fetchNextPage()}>
            {t('app.retry')}
          </Button>
        </p>
      )}
      {search.new && first?.can.create && (
        <Suspense>
          <CustomerCreate mayAssign={first.can.assign} onClose={closeForm} />
        </Suspense>
      )}
      {search.followUp && (
        <Suspense>
          <ListFollowUp
            key={search.followUp}
            customerId={search.followUp}
            row={written && { name: written.name, mayWrite: written.can.createFollowUp }}
            hasNext={next !== undefined}
            onClose={closeForm}
            onSaved={(goesOn) => (goesOn && next ? go({ ...search, followUp: next.id }) : closeForm())}
          />
        </Suspense>
      )}
    </ListPage>
  )
}

const placeKeyOf = (filters: ListFilters) => `customers ${JSON.stringify(filters)}`

/** Filters live in the address; changing one replaces it, so that back leaves the list and not the last letter typed. */
function useListAddress(search: ListSearch) {
  const navigate = useNavigate()
  const go = (next: ListSearch) =>
    void navigate({ to: '/customers', search: next, replace: true, state: true })
  const show = (next: ListSearch) => {
    const known = readListSearch(next)
    forgetPlace(placeKeyOf(filtersOf(known)))
    go(known)
  }
  const latest = useRef(search)
  latest.current = search
  // The same function all along: rows that are remembered would be drawn anew for another.
  const openFollowUp = useCallback(
    ({ id }: CustomerRow) =>
      void navigate({ to: '/customers', search: { ...latest.current, followUp: id }, state: opensForm }),
    [navigate],
  )
  return {
    go,
    openFollowUp,
    openForm: () => void navigate({ to: '/customers', search: { ...search, new: 1 }, state: opensForm }),
    change: (changed: ListFilters) => show({ ...search, ...changed }),
    clear: () => show({ mine: search.mine, sort: search.sort }),
  }
}

/** Which page comes next is no riddle: its program is fetched while the list is read. */
function usePageAhead() {
  useEffect(() => {
    const timer = window.setTimeout(() => void import('./CustomerPage.tsx'), 1_000)
    return () => window.clearTimeout(timer)
  }, [])
}

function useOpening() {
  const navigate = useNavigate()
  const router = useRouter()
  const queries = useQueryClient()
  return {
    onOpen: (row: CustomerRow, newTab: boolean) => {
      const target = { to: '/customers/$id', params: { id: String(row.id) } } as const
      if (newTab) window.open(router.buildLocation(target).href, '_blank', 'noopener')
      else void navigate(target)
    },
    onPoint: (row: CustomerRow) => void queries.prefetchQuery(customerOptions(row.id)),
  }
}
