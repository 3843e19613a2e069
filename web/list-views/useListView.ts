import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { presetKey } from '../../contract/preset-views.ts'
import { filtersOf, type ListSearch } from '../customers/listSearch.ts'
import { listViewsOptions } from './api.ts'
import { useViewLayout } from './useViewLayout.ts'
import { addressOf, isSame, viewIn, viewsOf } from './views.ts'

export type ListViewState = ReturnType<typeof useListView>

/**
 * Which view the list shows, and whether it still shows what the view holds. The list that is opened without anything in
 * its address is the first pinned view, where there is one.
 */
export function useListView(search: ListSearch, go: (to: ListSearch) => void) {
  const answer = useQuery(listViewsOptions())
  const views = useMemo(() => viewsOf(answer.data), [answer.data])
  const filters = filtersOf(search)
  const view = viewIn(search, views)
  const layout = useViewLayout(view?.key ?? presetKey('all'))
  const [isSavingAs, setSavingAs] = useState(false)

  const isBare = Object.keys(search).length === 0
  const first = isBare && answer.data ? views.find(({ isPinned }) => isPinned) : undefined
  useEffect(() => {
    if (first) go(addressOf(first))
  }, [first, go])

  const needsAnswer = isBare || typeof search.view === 'number'
  const hasOtherRows = view !== null && !isSame(view.filters, filters)
  return {
    views,
    view,
    filters,
    layout,
    /** Not before the list knows which view it is. */
    isReady: first === undefined && !(needsAnswer && answer.isPending),
    isKnown: !answer.isPending,
    hasOtherRows,
    /** What a preset looks like in this browser is no change of it: it can't be saved there. */
    isChanged: hasOtherRows || (view?.saved !== undefined && layout.isChanged),
    open: go,
    isSavingAs,
    saveAs: () => setSavingAs(true),
    closeSaveAs: () => setSavingAs(false),
  }
}
