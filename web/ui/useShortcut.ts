import { useEffect, useRef } from 'react'
import { type Begun, isBeginning, type ShortcutName, saidWith, shortcutOf, strokeOf } from './shortcuts.ts'

type Listener = { name: ShortcutName; act: () => void }

const listeners: Listener[] = []
let begun: Begun = null

/** Keys of the page, as long as nobody is typing and no dialog is open. Of two that answer to the same keys the later one does. */
export function useShortcut(name: ShortcutName | undefined, act: () => void, isOn = true): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!isOn || name === undefined) return
    const listener = { name, act: () => latest.current() }
    listeners.push(listener)
    return () => void listeners.splice(listeners.indexOf(listener), 1)
  }, [name, isOn])
}

/** For a button that does what the key does. */
export function runShortcut(name: ShortcutName): void {
  listeners.findLast((listener) => listener.name === name)?.act()
}

// Before the page itself: what this key closes still stands then, and keeps the key to itself.
window.addEventListener('keydown', pressed, { capture: true })

function pressed(event: KeyboardEvent): void {
  const stroke = strokeOf(event)
  // During composition a key chooses a character.
  if (!stroke || event.isComposing || isTaken(event.target, stroke)) return
  const said = saidWith(begun, stroke, event.timeStamp)
  begun = isBeginning(said) ? { stroke: said, at: event.timeStamp } : null
  const listener = listeners.findLast(({ name }) => shortcutOf(name).strokes.includes(said))
  if (!listener || (event.repeat && !shortcutOf(listener.name).repeats)) return
  event.preventDefault()
  listener.act()
}

const opened = '[role="dialog"], .ant-dropdown:not(.ant-dropdown-hidden)'
const typed = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'
const pressable = 'a, button, summary, input'
/** Walked through, or scrolled, by arrows of its own. */
const walked = 'input[type="radio"], [role="tab"], [role="menu"], [role="listbox"], [data-panel]'

/** Whether the key means something else where it was pressed. */
function isTaken(target: EventTarget | null, stroke: string): boolean {
  if (document.querySelector(opened)) return true
  if (!(target instanceof Element)) return false
  if (target.closest(typed)) return true
  if (/^(Enter|F2)$/.test(stroke) && target.closest('[data-cell]')) return true
  if (stroke === 'Enter') return target.closest(`${pressable}, ${walked}`) !== null
  return /^(Arrow|Home|End)/.test(stroke) && target.closest(walked) !== null
}
