import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { ActionKey } from '../../contract/locales/commandWords.ts'
import { type ShortcutName, shortcuts } from './shortcuts.ts'
import { useShortcut } from './useShortcut.ts'

export type PageAction = { key: ActionKey; shortcut: ShortcutName | undefined; run: () => void }

let offered: readonly PageAction[] = []
const listeners = new Set<() => void>()

/** Something the page can do, offered by ⌘ K as well, and by keys where there are any for it; only where it may be done. */
export function usePageAction(key: ActionKey, run: () => void, isOn = true): void {
  const latest = useRef(run)
  latest.current = run
  const shortcut = key in shortcuts ? (key as ShortcutName) : undefined
  useShortcut(shortcut, run, isOn)
  useEffect(() => {
    if (!isOn) return
    const action = { key, shortcut, run: () => latest.current() }
    offer([action, ...offered])
    return () => offer(offered.filter((other) => other !== action))
  }, [key, shortcut, isOn])
}

/** What can be done on the page as it stands; of two for the same, the first counts: the one that came last. */
export const useOfferedActions = (): readonly PageAction[] => useSyncExternalStore(subscribe, () => offered)

function offer(actions: readonly PageAction[]): void {
  offered = actions
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
