import { useNavigate, useRouterState } from '@tanstack/react-router'
import { neighboursIn, rememberRow } from './listOrder.ts'
import type { PageTab } from './pageSearch.ts'
import type { StepsProps } from './Steps.tsx'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Of a record: the list it was opened from. */
    listKey?: string
  }
}

/** The way to the customers before and after this one. They take its place, so that going back leads to the list at once. */
export function useNeighbours(id: number, tab: PageTab | undefined): StepsProps | null {
  const navigate = useNavigate()
  const listKey = useRouterState({ select: ({ location }) => location.state.listKey })
  const found = neighboursIn(listKey, id)
  if (!found || listKey === undefined) return null
  const stepTo = (next: number | undefined, index: number) => {
    if (next === undefined) return undefined
    return () => {
      rememberRow(listKey, { index, id: next })
      void navigate({
        to: '/customers/$id',
        params: { id: String(next) },
        search: { tab },
        replace: true,
        state: true,
      })
    }
  }
  return {
    onPrevious: stepTo(found.previous, found.index - 1),
    onNext: stepTo(found.next, found.index + 1),
  }
}
