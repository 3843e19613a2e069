import { useMemo, useRef, useState } from 'react'
import type { CustomerRow } from '../../contract/customers.ts'
import { mostAtOnce } from '../../contract/stage.ts'

export type Selection = {
  chosen: ReadonlySet<number>
  /** With the shift key: all from the last one on. */
  toggle: (id: number, isRange?: boolean) => void
  chooseAll: () => void
  /** These and no others, whether their rows are there or not. */
  choose: (ids: readonly number[]) => void
  clear: () => void
}

/** Whether anything could be done with it, together with others. */
export const isChoosable = ({ can }: Pick<CustomerRow, 'can'>) =>
  can.assign || can.edit || can.share || can.export || can.delete || can.merge

/** Whoever chose all that a list holds may take any of them out again. */
export const mayToggle = (row: Pick<CustomerRow, 'id' | 'can'>, { chosen }: Pick<Selection, 'chosen'>) =>
  isChoosable(row) || chosen.has(row.id)

const nobody: ReadonlySet<number> = new Set()

/** Which of the rows that can be chosen are. Another list (`key`) begins without any. */
export function useSelection(rows: readonly { id: number }[], key: string): Selection {
  const [state, setState] = useState<{ key: string; chosen: ReadonlySet<number> }>({ key, chosen: nobody })
  const last = useRef<number>(undefined)
  const latest = useRef(rows)
  latest.current = rows
  const chosen = state.key === key ? state.chosen : nobody
  // The same object until something is chosen: rows that are remembered would be drawn anew for another.
  return useMemo(() => {
    const set = (ids: Iterable<number>) => setState({ key, chosen: new Set([...ids].slice(0, mostAtOnce)) })
    return {
      chosen,
      toggle: (id, isRange = false) => {
        const added = isRange ? between(latest.current, last.current, id) : [id]
        last.current = id
        if (!isRange && chosen.has(id)) set([...chosen].filter((one) => one !== id))
        else set([...chosen, ...added])
      },
      chooseAll: () => set(latest.current.map(({ id }) => id)),
      choose: set,
      clear: () => set([]),
    }
  }, [chosen, key])
}

/** The rows from one to another, both included, whichever stands first. */
export function between(rows: readonly { id: number }[], from: number | undefined, to: number): number[] {
  const places = [from, to].map((id) => rows.findIndex((row) => row.id === id))
  const [first = -1, last = -1] = places.sort((one, other) => one - other)
  return first < 0 ? [to] : rows.slice(first, last + 1).map(({ id }) => id)
}
