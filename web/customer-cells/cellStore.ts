/** What was typed into a cell and isn't in the list yet, or never came there. */
export type Typed = { text: string; problem?: string | undefined }
export type CellKey = `${number} ${string}`
export const cellKey = (id: number, column: string): CellKey => `${id} ${column}`

/**
 * The cell that is being edited, and texts that are under way. Each cell listens for itself: one that changes draws no
 * other anew.
 */
export function createCellStore() {
  let editing: CellKey | null = null
  const typed = new Map<CellKey, Typed>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isEditing: (key: CellKey) => editing === key,
    typedIn: (key: CellKey) => typed.get(key),
    edit: (key: CellKey | null) => {
      editing = key
      tell()
    },
    /** Shown at once, before it is kept. */
    put: (entries: Iterable<[CellKey, Typed]>) => {
      for (const [key, entry] of entries) typed.set(key, entry)
      tell()
    },
    drop: (keys: Iterable<CellKey>) => {
      for (const key of keys) typed.delete(key)
      tell()
    },
  }
}
export type CellStore = ReturnType<typeof createCellStore>
