import { useSyncExternalStore } from 'react'

const phone = window.matchMedia('(max-width: 767px)')

/** Narrower than 768 px: cards instead of tables, the bar below instead of the menu. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (tell) => {
      phone.addEventListener('change', tell)
      return () => phone.removeEventListener('change', tell)
    },
    () => phone.matches,
  )
}
