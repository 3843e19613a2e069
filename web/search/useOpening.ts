import { useQueryClient } from '@tanstack/react-query'
import { type LinkProps, useNavigate, useRouter } from '@tanstack/react-router'
import { customerOptions } from '../customers/api.ts'
import type { PageSearch } from '../customers/pageSearch.ts'

/** Leads somewhere, here or in a tab of its own. */
export function useOpening(onLeave: () => void) {
  const navigate = useNavigate()
  const router = useRouter()
  const queries = useQueryClient()
  const page = (target: Pick<LinkProps, 'to' | 'params' | 'search'>, newTab: boolean) => {
    if (newTab) {
      window.open(
        router.buildLocation(target as Parameters<typeof router.buildLocation>[0]).href,
        '_blank',
        'noopener',
      )
      return
    }
    onLeave()
    void navigate(target as Parameters<typeof navigate>[0])
  }
  return {
    page,
    customer: (id: number, newTab: boolean, search: PageSearch = {}) =>
      page({ to: '/customers/$id', params: { id: String(id) }, search }, newTab),
    list: (q: string, newTab: boolean) => page({ to: '/customers', search: { q } }, newTab),
    ahead: (id: number) => void queries.prefetchQuery(customerOptions(id)),
  }
}
