import { useRouterState } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'

/** The page whose heading had its turn. The first page is left to the browser, which begins above the skip link. */
let announced = window.location.pathname

/** Takes the focus to the heading of a page that was opened, so that screen readers say it and Tab goes on from there. */
export function useHeadingFocus(heading: RefObject<HTMLElement | null>): void {
  // Not the location on its way: the page before still stands then.
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  useEffect(() => {
    if (path === undefined || path === announced) return
    announced = path
    // Whoever was quicker than the page, and types already, is left alone.
    if (document.activeElement?.matches('input, textarea')) return
    heading.current?.focus({ preventScroll: true })
  }, [path, heading])
}
