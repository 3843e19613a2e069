import type { KeyboardEvent } from 'react'
import { isPressed, keysOf } from './shortcuts.ts'

/** How the keys are written on this machine. */
export const saveKeys = keysOf('save')

export function submitsByKey(event: KeyboardEvent): boolean {
  // During composition Enter chooses a character.
  return isPressed('save', event) && !event.nativeEvent.isComposing
}
