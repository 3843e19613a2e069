import { type RefObject, useEffect, useRef, useState } from 'react'
import { isEnough, pulledBy } from './pull.ts'

/**
 * Pulling the page down from its top and letting go does something. The browser's own way of it is switched off by
 * `overscroll-behavior` where the page scrolls.
 * @param inside anything in the page; what listens is the `main` around it
 * @returns pixels that the page is pulled by now
 */
export function usePull(inside: RefObject<Element | null>, onPulled: () => void): number {
  const [pulled, setPulled] = useState(0)
  const latest = useRef(onPulled)
  latest.current = onPulled

  useEffect(() => {
    const page = inside.current?.closest('main')
    if (!page) return
    let from: Touch | null = null
    let by = 0
    const show = (next: number) => {
      if (next !== by) setPulled(next)
      by = next
    }
    const began = ({ touches, target }: TouchEvent) => {
      from = touches.length === 1 && isAtTop(target, page) ? (touches[0] ?? null) : null
    }
    const went = (event: TouchEvent) => {
      const touch = event.touches[0]
      if (!from || !touch) return
      const next = pulledBy({ x: touch.clientX - from.clientX, y: touch.clientY - from.clientY })
      // Scrolled first, it stays scrolling.
      if (by === 0 && next === 0) {
        if (touch.clientY < from.clientY) from = null
        return
      }
      if (event.cancelable) event.preventDefault()
      show(next)
    }
    const ended = () => {
      if (isEnough(by)) latest.current()
      dropped()
    }
    const dropped = () => {
      from = null
      show(0)
    }
    page.addEventListener('touchstart', began, { passive: true })
    page.addEventListener('touchmove', went, { passive: false })
    page.addEventListener('touchend', ended)
    page.addEventListener('touchcancel', dropped)
    return () => {
      page.removeEventListener('touchstart', began)
      page.removeEventListener('touchmove', went)
      page.removeEventListener('touchend', ended)
      page.removeEventListener('touchcancel', dropped)
    }
  }, [inside])
  return pulled
}

/** Nothing between the finger and the page is scrolled down. */
function isAtTop(target: EventTarget | null, page: Element): boolean {
  let element = target instanceof Element ? target : null
  while (element) {
    if (element.scrollTop > 0) return false
    if (element === page) return true
    element = element.parentElement
  }
  return false
}
