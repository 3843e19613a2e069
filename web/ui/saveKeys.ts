import type { KeyboardEvent } from 'react'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the keys are written on this machine. */
export const saveKeys = isMac ? '⌘ Enter' : 'Ctrl Enter'

export function submitsByKey(event: KeyboardEvent): boolean {
  // During composition Enter chooses a character.
  return event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing
}
