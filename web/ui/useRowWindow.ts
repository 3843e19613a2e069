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
  onNearEnd: () => void
}

/** Rows fetched ahead: a screen shows about 25, so that scrolling doesn't meet the end of what is known. */
const ahead = 60

/** Which rows of a long list exist in a box that scrolls, and where the list stood when it was left. */
export function useRowWindow({ box, count, height, above, placeKey, onNearEnd }: Given) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
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

  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const lastIndex = last?.index ?? 0
  useEffect(() => {
    if (count > 0 && lastIndex >= count - ahead) onNearEnd()
  }, [lastIndex, count, onNearEnd])

  return {
    first: first?.index ?? 0,
    last: last ? last.index + 1 : 0,
    /** Pixels of the rows left out, above and below. */
    before: first ? first.start - above : 0,
    after: last ? virtual.getTotalSize() - last.end : 0,
    measure: virtual.measureElement,
    /** Scrolls as little as shows the row. */
    scrollTo: virtual.scrollToIndex,
  }
}
