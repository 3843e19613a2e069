import { useNavigate, useRouter } from '@tanstack/react-router'
import { readListSearch } from '../customers/listSearch.ts'
import { opensForm } from '../ui/useFormEntry.ts'

/** Opens the form for a new customer over the list, which stays filtered as it was. */
export function useNewCustomer(): () => void {
  const navigate = useNavigate()
  const router = useRouter()
  return () => {
    const { pathname, search } = router.state.location
    const kept = pathname === '/customers' ? readListSearch(search) : {}
    void navigate({ to: '/customers', search: { ...kept, new: 1 }, state: opensForm })
  }
}
