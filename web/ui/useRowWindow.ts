import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { placeOf, rememberPlace } from './places.ts'

type Given = {
  box: RefObject<HTMLElement | null>
  count: number
  /** Pixels of a row; rows that measure themselves may differ from it. */
  height: number
  /** Pixels above the first row inside the box. */
  above: number
  placeKey: string
  onSpan: (span: RowSpan) => void
}

/** The rows that exist: from `first` up to before `last`. */
export type RowSpan = { first: number; last: number }

/** Which rows of a long list exist in a box that scrolls, and where the list stood when it was left. */
export function useRowWindow({ box, count, height, above, placeKey, onSpan }: Given) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
    paddingStart: above,
    // What stands still above the rows hides none that is scrolled to.
    scrollPaddingStart: above,
    initialOffset: () => placeOf(placeKey),
  })
  const shownKey = useRef(placeKey)

  useLayoutEffect(() => {
    if (shownKey.current !== placeKey) box.current?.scrollTo({ top: placeOf(placeKey) })
    shownKey.current = placeKey
  }, [placeKey, box])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const keep = () => rememberPlace(shownKey.current, element.scrollTop)
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [box])

  // Rows of another height: where each of them begins is reckoned anew.
  const { measure } = virtual
  const measured = useRef(height)
  useEffect(() => {
    if (measured.current !== height) measure()
    measured.current = height
  }, [height, measure])

  const items = virtual.getVirtualItems()
  const top = items[0]
  const bottom = items.at(-1)
  const first = top?.index ?? 0
  const last = bottom ? bottom.index + 1 : 0
  const told = useRef(onSpan)
  told.current = onSpan
  useEffect(() => told.current({ first, last }), [first, last])

  return {
    first,
    last,
    /** Pixels of the rows left out, above and below. */
    before: top ? top.start - above : 0,
    after: bottom ? virtual.getTotalSize() - bottom.end : 0,
    measure: virtual.measureElement,
    /** Scrolls as little as shows the row. */
    scrollTo: virtual.scrollToIndex,
  }
}
