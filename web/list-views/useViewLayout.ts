import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { ViewKey } from '../../contract/preset-views.ts'
import { useMe } from '../app/session.ts'
import { listViewsOptions } from './api.ts'
import {
  isSameLayout,
  keptAfter,
  plainLayout,
  presetLayouts,
  readKeptLayouts,
  type ViewLayout,
} from './layout.ts'

const nameOf = (userId: number) => `kemai.layout.customers.${userId}`

/**
 * Columns, widths, frozen columns and density of the list as this view shows it. Changes are kept in this browser, per
 * person and view; `isChanged` where they aren't what the view holds. All who use it for one view see the same.
 */
export function useViewLayout(viewKey: ViewKey) {
  const { id } = useMe()
  const { data } = useQuery(listViewsOptions())
  const saved =
    data?.rows.find((view) => String(view.id) === viewKey)?.settings ?? presetLayouts[viewKey] ?? plainLayout
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(nameOf(id)))
  return useMemo(() => {
    const { columns, widths, frozen, density }: ViewLayout = { ...saved, ...readKeptLayouts(kept)[viewKey] }
    const layout: ViewLayout = { columns, widths, frozen, density }
    const put = (changes: Partial<ViewLayout>) => {
      const now = readKeptLayouts(localStorage.getItem(nameOf(id)))
      localStorage.setItem(nameOf(id), JSON.stringify(keptAfter(now, viewKey, saved, changes)))
      for (const tell of listeners) tell()
    }
    return {
      ...layout,
      layout,
      isChanged: !isSameLayout(layout, saved),
      set: put,
      /** Back to what the view holds. */
      reset: () => put(saved),
    }
  }, [id, viewKey, saved, kept])
}

const listeners = new Set<() => void>()

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  window.addEventListener('storage', tell)
  return () => {
    listeners.delete(tell)
    window.removeEventListener('storage', tell)
  }
}
