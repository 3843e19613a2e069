import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { CustomerRow } from '../../contract/customers.ts'
import { customerOptions } from './api.ts'

/** Which page comes next is no riddle: its program is fetched while the list is read. */
export function usePageAhead() {
  useEffect(() => {
    const timer = window.setTimeout(
      () => void Promise.all([import('./CustomerPage.tsx'), import('./CustomerPanel.tsx')]),
      1_000,
    )
    return () => window.clearTimeout(timer)
  }, [])
}

/** What a row leads to. The page knows by `listKey` which list it was opened from. */
export function useOpening(listKey: string) {
  const navigate = useNavigate()
  const router = useRouter()
  const queries = useQueryClient()
  return {
    onOpen: (row: CustomerRow, newTab: boolean) => {
      const target = { to: '/customers/$id', params: { id: String(row.id) } } as const
      if (newTab) window.open(router.buildLocation(target).href, '_blank', 'noopener')
      else void navigate({ ...target, state: { listKey } })
    },
    onPoint: (row: CustomerRow) => void queries.prefetchQuery(customerOptions(row.id)),
  }
}
