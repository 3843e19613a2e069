import { type RefObject, useEffect, useRef } from 'react'

type Answers = {
  onOpen: (index: number, newTab: boolean) => void
  onPoint: (index: number) => void
  /** A click beside the link. Without, it does what the link does. */
  onPeek?: ((index: number) => void) | undefined
}

/**
 * A click anywhere on a row opens it, with ⌘, Ctrl or the middle button in a new tab. The row's own link (`data-opens`)
 * leads to the page in any case; other links and buttons keep their meaning, and so does marking text.
 */
export function useRowPointer(box: RefObject<HTMLElement | null>, answers: Answers): void {
  const latest = useRef(answers)
  latest.current = answers

  useEffect(() => {
    const element = box.current
    if (!element) return
    const open = (event: MouseEvent) => {
      const row = rowUnder(event)
      if (!row || (event.type === 'auxclick' && event.button !== 1)) return
      const newTab = event.metaKey || event.ctrlKey || event.shiftKey || event.button === 1
      // The browser itself knows how to open a link beside this page.
      if (row.isLink && newTab) return
      if (!row.isLink && window.getSelection()?.isCollapsed === false) return
      event.preventDefault()
      const { onOpen, onPeek } = latest.current
      if (onPeek && !row.isLink && !newTab) onPeek(row.index)
      else onOpen(row.index, newTab)
    }
    const point = (event: PointerEvent) => {
      const row = rowUnder(event)
      if (row) latest.current.onPoint(row.index)
    }
    element.addEventListener('click', open)
    element.addEventListener('auxclick', open)
    element.addEventListener('pointerdown', point)
    return () => {
      element.removeEventListener('click', open)
      element.removeEventListener('auxclick', open)
      element.removeEventListener('pointerdown', point)
    }
  }, [box])
}

function rowUnder({ target }: Event): { index: number; isLink: boolean } | null {
  if (!(target instanceof Element)) return null
  const isLink = target.closest('a[data-opens]') !== null
  if (!isLink && target.closest('a, button, input, select, label, [data-cell]')) return null
  const row = target.closest<HTMLElement>('[data-index]')
  return row ? { index: Number(row.dataset.index), isLink } : null
}
