import { useSyncExternalStore } from 'react'
import { paint, type Shade } from './palette.ts'

/** What the person chose; `system` follows the machine. */
export const shadeChoices = ['system', 'light', 'dark'] as const
export type ShadeChoice = (typeof shadeChoices)[number]

const remembered = 'kemai.shade'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

export function shadeChoice(): ShadeChoice {
  const choice = localStorage.getItem(remembered)
  return choice === 'light' || choice === 'dark' ? choice : 'system'
}

export function chooseShade(choice: ShadeChoice): void {
  localStorage.setItem(remembered, choice)
  repaint()
}

export function currentShade(): Shade {
  const choice = shadeChoice()
  if (choice === 'system') return dark.matches ? 'dark' : 'light'
  return choice
}

export function useShade(): Shade {
  return useSyncExternalStore(subscribe, currentShade)
}

export function useShadeChoice(): ShadeChoice {
  return useSyncExternalStore(subscribe, shadeChoice)
}

function repaint(): void {
  paint(currentShade())
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

dark.addEventListener('change', repaint)
paint(currentShade())
