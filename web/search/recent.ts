import { recentLimit } from '../../contract/search.ts'

/**
 * Which customers somebody opened last on this device, the latest first. Only their numbers are kept: whoever may no longer
 * see a customer isn't to find its name here either, so names are asked for each time.
 */
const nameOf = (userId: number) => `kemai.recent.${userId}`

export function recentIds(userId: number): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(Number.isSafeInteger).slice(0, recentLimit) : []
  } catch {
    return []
  }
}

export function rememberOpened(userId: number, id: number): void {
  const ids = [id, ...recentIds(userId).filter((other) => other !== id)].slice(0, recentLimit)
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify(ids))
  } catch {
    // The device keeps no more: what was opened before stays.
  }
}

/** When a person signs out. */
export const forgetRecent = (userId: number): void => localStorage.removeItem(nameOf(userId))
