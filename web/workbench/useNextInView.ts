import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { WorkRow } from '../../contract/workbench.ts'

/** What a row is found again by after its list was asked anew. */
export const keyOf = ({ customer, plan }: WorkRow) => (plan ? `plan-${plan.id}` : `customer-${customer.id}`)

/** After a row was dealt with: the next one comes into view and takes the focus, once the lists stand again. */
export function useNextInView(): (key: string) => void {
  const [wanted, setWanted] = useState<string | null>(null)
  const fetching = useIsFetching({ queryKey: ['workbench'] })
  const began = useRef(false)
  useEffect(() => {
    if (wanted === null) return
    if (fetching > 0) {
      began.current = true
      return
    }
    // Fetching begins a moment after it was asked for; without any there is nothing to wait for.
    const timer = window.setTimeout(
      () => {
        const row = document.getElementById(`work-${wanted}`)
        row?.scrollIntoView({ block: 'center' })
        row?.querySelector('button')?.focus({ preventScroll: true })
        began.current = false
        setWanted(null)
      },
      began.current ? 0 : 300,
    )
    return () => window.clearTimeout(timer)
  }, [wanted, fetching])
  return setWanted
}
