import { useMemo } from 'react'
import { currentSession } from '../app/session.ts'

const prefix = 'kemai.draft.'
/** Milliseconds. */
const keptFor = 7 * 86_400_000

type Kept<Values> = { at: number; values: Values }

export type Draft<Values> = {
  read: () => Values | null
  write: (values: Values) => void
  clear: () => void
}

/**
 * What somebody typed and hasn't saved yet, kept on this device until it is saved, a week has passed or the person signs
 * out: it survives that the tab or the phone's app is closed. Values must survive JSON.
 *
 * One form is held by one `Draft`. Two tabs may fill in the same form: a draft is written only over what this form itself
 * has read or written last; where another tab was there meanwhile, it goes on in a place of its own. Nothing is lost, and
 * of several the latest is offered first, the next one when that is saved or discarded.
 */
export function draftOf<Values>(userId: number, key: string): Draft<Values> {
  const first = `${prefix}${userId}.${key}`
  let name: string | null = null
  /** The text as this form has read or written it last; null for none. */
  let mine: string | null = null

  const open = () => {
    if (name !== null) return name
    dropOldDrafts()
    name = latestOf(first) ?? first
    mine = localStorage.getItem(name)
    return name
  }
  return {
    read: () => {
      open()
      return mine === null ? null : ((JSON.parse(mine) as Kept<Values>).values as Values)
    },
    write: (values) => {
      if (localStorage.getItem(open()) !== mine)
        name = `${first}~${crypto.getRandomValues(new Uint32Array(1))}`
      mine = JSON.stringify({ at: Date.now(), values } satisfies Kept<Values>)
      try {
        localStorage.setItem(open(), mine)
      } catch {
        // The device keeps no more: the form goes on without a draft.
      }
    },
    clear: () => {
      if (localStorage.getItem(open()) === mine) localStorage.removeItem(open())
      mine = null
    },
  }
}

export function useDraft<Values>(key: string): Draft<Values> {
  const userId = currentSession().me?.id ?? 0
  return useMemo(() => draftOf<Values>(userId, key), [userId, key])
}

/** When a person signs out: all of that person's, whichever tab wrote them. */
export function forgetDrafts(userId: number): void {
  for (const name of names(`${prefix}${userId}.`)) localStorage.removeItem(name)
}

/** Those of a week ago, whosever they are, and what isn't a draft at all. */
export function dropOldDrafts(): void {
  const oldest = Date.now() - keptFor
  for (const name of names(prefix)) if (!(keptAt(name) > oldest)) localStorage.removeItem(name)
}

function latestOf(first: string): string | undefined {
  const all = names(first).filter((name) => name === first || name.startsWith(`${first}~`))
  return all.sort((one, other) => keptAt(other) - keptAt(one))[0]
}

/** When it was written; NaN for what can't be read. */
function keptAt(name: string): number {
  try {
    return Number((JSON.parse(localStorage.getItem(name) ?? '') as Kept<unknown>).at)
  } catch {
    return Number.NaN
  }
}

const names = (start: string): string[] =>
  Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '').filter((name) =>
    name.startsWith(start),
  )
