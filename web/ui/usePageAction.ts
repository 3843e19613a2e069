import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { ActionKey } from '../../contract/locales/commandWords.ts'
import { useShortcut } from './useShortcut.ts'

export type PageAction = { key: ActionKey; shortcut: string | undefined; run: () => void }

let offered: readonly PageAction[] = []
const listeners = new Set<() => void>()

type Options = { isOn?: boolean; shortcut?: string }

/** Something the page can do, offered by ⌘ K as well, and by a single key where it has one; only where it may be done. */
export function usePageAction(
  key: ActionKey,
  run: () => void,
  { isOn = true, shortcut }: Options = {},
): void {
  const latest = useRef(run)
  latest.current = run
  useShortcut(shortcut ?? '', run, isOn && shortcut !== undefined)
  useEffect(() => {
    if (!isOn) return
    const action = { key, shortcut, run: () => latest.current() }
    // A page offers in its own way what the bar above it offers on every page.
    offer(shortcut === undefined ? [...offered, action] : [action, ...offered])
    return () => offer(offered.filter((other) => other !== action))
  }, [key, shortcut, isOn])
}

/** What can be done on the page as it stands; of two for the same, the first counts. */
export const useOfferedActions = (): readonly PageAction[] => useSyncExternalStore(subscribe, () => offered)

function offer(actions: readonly PageAction[]): void {
  offered = actions
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
