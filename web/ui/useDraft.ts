import { useMemo } from 'react'

const prefix = 'kemai.draft.'

export type Draft<Values> = {
  read: () => Values | null
  write: (values: Values) => void
  clear: () => void
}

/** What was typed and isn't saved yet, kept in this tab over a reload or a new sign-in. Values must survive JSON. */
export function draftOf<Values>(key: string): Draft<Values> {
  const name = prefix + key
  return {
    read: () => {
      const kept = sessionStorage.getItem(name)
      return kept === null ? null : (JSON.parse(kept) as Values)
    },
    write: (values) => sessionStorage.setItem(name, JSON.stringify(values)),
    clear: () => sessionStorage.removeItem(name),
  }
}

export function useDraft<Values>(key: string): Draft<Values> {
  return useMemo(() => draftOf<Values>(key), [key])
}

/** When another person takes over this tab. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
