import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    opensForm?: true
  }
}

/** Of the navigation that opens a form: on a phone people leave a form by going back, so it is an entry of its own. */
export const opensForm = { opensForm: true } as const

/**
 * Closes a form that the address holds: goes back where the form was opened here, so that going back later doesn't open
 * it again; otherwise, for a link straight to the form, does what is given.
 */
export function useFormEntry(): (orElse: () => void) => void {
  const { history } = useRouter()
  const left = useRef<string>(undefined)
  return (orElse) => {
    const { opensForm, __TSR_key: entry } = history.location.state
    if (!opensForm) {
      orElse()
      return
    }
    // Going back takes a moment; asked twice, it would leave the page as well.
    if (left.current === entry) return
    left.current = entry
    history.back()
  }
}
