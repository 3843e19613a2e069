import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { columnsToFetch } from '../../contract/customer-columns.ts'
import { useChosenColumns } from '../customer-columns/useListColumns.ts'
import { rowHeights } from '../list-views/layout.ts'
import { refusedFilters } from '../list-views/notShown.ts'
import { type ListViewState, useListView } from '../list-views/useListView.ts'
import { ViewBar } from '../list-views/ViewBar.tsx'
import { addressOf } from '../list-views/views.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { ListPage } from '../ui/ListPage.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { forgetPlace } from '../ui/places.ts'
import { Refresh } from '../ui/Refresh.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { opensForm, useFormEntry } from '../ui/useFormEntry.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { useShown } from '../ui/useShown.ts'
import { BatchBar } from './BatchBar.tsx'
import { CustomerCards } from './CustomerCards.tsx'
import { CustomerFilters } from './CustomerFilters.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import { ListActions } from './ListActions.tsx'
import { ListBody } from './ListBody.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import { filtersOf, isFiltered, type ListFilters, type ListSearch, readListSearch } from './listSearch.ts'
import { useListRows } from './useListRows.ts'
import { useListWalk } from './useListWalk.ts'
import { useOpening, usePageAhead } from './useOpening.ts'
import { isChoosable, useSelection } from './useSelection.ts'

const ColumnChooser = lazy(async () => ({
  default: (await import('../customer-columns/ColumnChooser.tsx')).ColumnChooser,
}))
const CustomerCreate = lazy(async () => ({ default: (await import('./CustomerCreate.tsx')).CustomerCreate }))

const NotShown = lazy(async () => ({ default: (await import('../list-views/NotShown.tsx')).NotShown }))

const ListFollowUp = lazy(async () => ({
  default: (await import('../followups/ListFollowUp.tsx')).ListFollowUp,
}))

export function CustomerList() {
  const { t } = useTranslation()
  const shown = useShown()
  const isPhone = useIsPhone()
  const search = readListSearch(useSearch({ strict: false }))
  const filters = filtersOf(search)
  const go = useGoing()
  const views = useListView(search, go)
  const { layout } = views
  const columns = useChosenColumns(layout.columns)
  const bandKey = filters.sort?.startsWith('nameNorm') ? ['nameNorm'] : []
  const fetched = columnsToFetch([...columns.shown.map(({ key }) => key), ...bandKey])
  const list = useListRows(filters, fetched, views.isReady)
  const { rows, head: first } = list
  const known = useMemo(() => rows.filter((row) => row !== undefined), [rows])
  const { change, sortBy, clear, openForm, openFollowUp, openPanel } = useListAddress(search, views, go)
  const leaveForm = useFormEntry()
  const opening = useOpening(placeKeyOf(filters))
  usePageAhead()
  usePageAction('newCustomer', openForm, first?.can.create === true)
  usePageAction('filter', () => document.getElementById('customers-filter')?.focus())
  usePageAction('clearFilters', clear, isFiltered(filters))

  const choosable = useMemo(() => known.filter(isChoosable), [known])
  const mayChoose = choosable.length > 0
  const [isChoosing, setChoosing] = useState(false)
  const chosen = useSelection(choosable, placeKeyOf(filters))
  // On a phone a tap opens: choosing is begun by a button.
  const selection = mayChoose && (isChoosing || !isPhone) ? chosen : null
  const leaveChoice = () => {
    chosen.clear()
    setChoosing(false)
  }

  const walk = useListWalk({
    rows,
    listKey: placeKeyOf(filters),
    panel: search.panel,
    onPanel: openPanel,
    onFollowUp: openFollowUp,
    selection,
    isOn: !isPhone,
  })

  const closeForm = () => leaveForm(() => go({ ...search, new: undefined, followUp: undefined }))
  const at = known.findIndex(({ id }) => id === search.followUp)
  const written = known[at]
  // From the panel one is written at a time: the panel stays with its customer.
  const goesOn = written && search.panel === undefined
  const next = goesOn && known.slice(at + 1).find(({ can }) => can.createFollowUp)
  const common = {
    selection,
    rows,
    columns: columns.shown,
    placeKey: placeKeyOf(filters),
    onSpan: list.onSpan,
    isStale: list.isStale,
    onFollowUp: openFollowUp,
    ...opening,
  }
  const refused = refusedFilters(list.error)
  // On a phone there is only the page.
  if (isPhone && search.panel !== undefined)
    return <Navigate to="/customers/$id" params={{ id: String(search.panel) }} replace />
  const exported = columns.shown.map(({ key }) => key).join(',')
  const panel =
    search.panel === undefined ? null : { id: search.panel, onFollowUp: openFollowUp, ...walk.panel }
  const columnChoice = (
    <Suspense>
      <ColumnChooser {...columns} layout={layout.layout} onChange={layout.set} />
    </Suspense>
  )
  return (
    <ListPage>
      <PageHead
        title={t('customers.title')}
        aside={first?.count ? shown.count(first.count.value, first.count.capped) : undefined}
        actions={
          <>
            {isPhone ? <Refresh /> : columnChoice}
            <ListActions
              can={first?.can}
              filters={filters}
              columns={exported}
              onChoose={mayChoose && isPhone && !isChoosing ? () => setChoosing(true) : undefined}
            />
          </>
        }
      />
      <ViewBar state={views} />
      <CustomerFilters
        filters={filters}
        onChange={change}
        onClear={clear}
        onSaveView={views.view === null || views.hasOtherRows ? views.saveAs : undefined}
        inSheet={columnChoice}
      />
      <ListBody panel={panel}>
        {list.isPending && <RowsSkeleton />}
        {refused.length > 0 && (
          <Suspense>
            <NotShown refused={refused} filters={filters} onChange={change} />
          </Suspense>
        )}
        {list.error && refused.length === 0 && rows.length === 0 && (
          <ErrorState error={list.error} reset={list.retry} />
        )}
        {first && !list.isStale && rows.length === 0 && (
          <ListEmpty filters={filters} can={first?.can} onNew={openForm} onClear={clear} />
        )}
        {rows.length > 0 && isPhone && <CustomerCards {...common} />}
        {rows.length > 0 && !isPhone && (
          <CustomerTable
            {...common}
            {...walk.table}
            rowHeight={rowHeights[layout.density]}
            frozen={layout.frozen}
            widths={layout.widths}
            onResize={(column, width) => layout.set({ widths: { ...layout.widths, [column]: width } })}
            sort={filters.sort}
            onSort={sortBy}
          />
        )}
      </ListBody>
      {selection && (isChoosing || selection.chosen.size > 0) && (
        <BatchBar
          selection={selection}
          rows={choosable}
          filters={filters}
          columns={exported}
          count={first?.count}
          onLeave={leaveChoice}
        />
      )}
      {list.error && rows.length > 0 && (
        <p role="alert">
          {reasonOf(list.error, t('app.pageFailedUnknown'))}{' '}
          <Button size="small" onClick={list.retry}>
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
            onSaved={(isNext) => (isNext && next ? go({ ...search, followUp: next.id }) : closeForm())}
          />
        </Suspense>
      )}
    </ListPage>
  )
}

const placeKeyOf = (filters: ListFilters) => `customers ${JSON.stringify(filters)}`

/** Filters live in the address; changing one replaces it, so that back leaves the list and not the last letter typed. */
function useGoing() {
  const navigate = useNavigate()
  return useCallback(
    (next: ListSearch) => void navigate({ to: '/customers', search: next, replace: true, state: true }),
    [navigate],
  )
}

function useListAddress(
  search: ListSearch,
  { view, hasOtherRows }: ListViewState,
  go: (next: ListSearch) => void,
) {
  const navigate = useNavigate()
  const show = useCallback(
    (next: ListSearch) => {
      const known = readListSearch(next)
      forgetPlace(placeKeyOf(filtersOf(known)))
      go(known)
    },
    [go],
  )
  // From the first change on the address says its view: without anything it would open the pinned one.
  const here = { view: view?.preset ?? 'all', ...search } as const
  const latest = useRef({ search, here })
  latest.current = { search, here }
  // The same functions all along: rows that are remembered would be drawn anew for others.
  const openFollowUp = useCallback(
    ({ id }: { id: number }) =>
      void navigate({
        to: '/customers',
        search: { ...latest.current.search, followUp: id },
        state: opensForm,
      }),
    [navigate],
  )
  const sortBy = useCallback((sort: ListFilters['sort']) => show({ ...latest.current.here, sort }), [show])
  return {
    openFollowUp,
    sortBy,
    openPanel: (id: number | undefined) => go({ ...latest.current.search, panel: id }),
    openForm: () => void navigate({ to: '/customers', search: { ...search, new: 1 }, state: opensForm }),
    change: (changed: ListFilters) => show({ ...here, ...changed }),
    /** Back to what the view says, and from there to all customers. */
    clear: () => show({ ...(view && hasOtherRows ? addressOf(view) : { view: 'all' }), sort: search.sort }),
  }
}
