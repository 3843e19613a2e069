import { readPaste } from '../read.ts'

/** Friday, 27 November 2026. */
export const today = '2026-11-27'

/** What was found by field; a `?` behind what is to be looked at, regions by their names. */
export function told(text: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { field, value, shown, isSure } of readPaste(text, today).found) {
    const list = fields[field] ?? []
    list.push(`${shown ?? value}${isSure ? '' : '?'}`)
    fields[field] = list
  }
  return fields
}

export const steps = (text: string): string[] =>
  readPaste(text, today).nextSteps.map(
    ({ on, time, goal, isSure }) => `${[on, time, goal].filter(Boolean).join(' ')}${isSure ? '' : '?'}`,
  )
