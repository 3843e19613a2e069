import { useEffect, useState } from 'react'

/** While mounted the focus is elsewhere; afterwards it goes back to where it was. */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => returnFocus(before), [before])
}

/** Back to where it was, or to the heading if that is gone, unless a page that was opened instead has taken it. */
export function returnFocus(before: Element | null): void {
  if (isTaken()) return
  if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
  if (!isTaken()) document.querySelector('h1')?.focus({ preventScroll: true })
}

const isTaken = () => document.activeElement !== null && document.activeElement !== document.body
