import { type RefObject, useEffect, useRef } from 'react'

export type RowFocus = {
  /** The row that keys act on; -1 for none. */
  at: number
  /** Its record is shown beside the table. */
  isShown: boolean
  /** Another object for each step: the row comes into view, and takes the focus where that isn't kept elsewhere. */
  moved: { index: number; takesFocus: boolean } | null
  /** The focus came to a row by Tab or pointer. */
  onFocus: (index: number) => void
}

/** Of one row; `stop` is the one that Tab leads to. */
export type RowState = 'shown' | 'stop' | 'other'

export function rowStateOf({ at, isShown }: RowFocus, index: number): RowState {
  if (index === at) return isShown ? 'shown' : 'stop'
  return index === 0 && at < 0 ? 'stop' : 'other'
}

export const rowAttributes = (state: RowState | undefined) =>
  state && {
    tabIndex: state === 'other' ? -1 : 0,
    ...(state === 'shown' && { 'aria-current': true as const }),
  }

/** One row of a table is the one that keys act on (roving tabindex); it follows the focus, and the focus follows it. */
export function useRowFocus(
  box: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
  given: RowFocus | undefined,
): void {
  const latest = useRef(given)
  latest.current = given
  const scroll = useRef(scrollTo)
  scroll.current = scrollTo
  const wanted = useRef<number | null>(null)
  const moved = given?.moved
  /** A table that is drawn again, after a filter that met nothing, has nowhere to go. */
  const done = useRef(moved)

  useEffect(() => {
    if (!moved || done.current === moved) return
    done.current = moved
    scroll.current(moved.index)
    wanted.current = moved.takesFocus ? moved.index : null
  }, [moved])

  // After each drawing: a row far away exists only once the table has scrolled there.
  useEffect(() => {
    if (wanted.current === null) return
    const row = box.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    const focused = ({ target }: FocusEvent) => {
      const row = target instanceof Element && target.closest<HTMLElement>('tr[data-index]')
      if (row) latest.current?.onFocus(Number(row.dataset.index))
    }
    element.addEventListener('focusin', focused)
    return () => element.removeEventListener('focusin', focused)
  }, [box])
}
