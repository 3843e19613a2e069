import { useEffect, useRef } from 'react'
import { isPressed } from '../ui/shortcuts.ts'

/** ⌘ K or Ctrl K, also while typing elsewhere. */
export function useSearchKey(act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isPressed('search', event)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
