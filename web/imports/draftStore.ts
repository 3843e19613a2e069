import { useMemo, useSyncExternalStore } from 'react'
import type { ImportState } from '../../contract/imports.ts'
import { type Draft as Kept, useDraft } from '../ui/useDraft.ts'
import { countDrafts, type Drafts, noDrafts } from './drafts.ts'

/** Beside the pages' state: of thousands of cells only the one that is typed into is drawn anew. */
export type DraftStore = {
  read: () => Drafts
  change: (next: Drafts) => void
  subscribe: (tell: () => void) => () => void
}

/** On this device per matching of the columns: what was typed as a phone is no remark. */
export function useDraftStore({ id, sheet, mapping }: ImportState): DraftStore {
  const kept = useDraft<Drafts>(`import.${id}.${sheet}.${mapping.join()}`)
  return useMemo(() => storeOf(kept), [kept])
}

function storeOf(kept: Kept<Drafts>): DraftStore {
  let drafts = kept.read() ?? noDrafts
  const told = new Set<() => void>()
  return {
    read: () => drafts,
    change: (next) => {
      drafts = next
      if (countDrafts(next) > 0) kept.write(next)
      else kept.clear()
      for (const tell of told) tell()
    },
    subscribe: (tell) => {
      told.add(tell)
      return () => told.delete(tell)
    },
  }
}

/** @param select what the caller draws; it must come back the same while nothing of it has changed */
export const useDrafts = <Part>(store: DraftStore, select: (drafts: Drafts) => Part): Part =>
  useSyncExternalStore(store.subscribe, () => select(store.read()))
