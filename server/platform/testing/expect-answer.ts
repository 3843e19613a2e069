import { expect } from 'vitest'
import { errorStatus } from '../../../contract/errors.ts'
import type { Answer } from './app.ts'

/** Whatever was sent: an answer below 500, in the form of the interface. */
export function expectAnswer(answer: Answer<unknown>, what: unknown): void {
  expect(answer.status, `${JSON.stringify(what)?.slice(0, 300)} → ${answer.text.slice(0, 300)}`).toBeLessThan(
    500,
  )
  if (answer.status >= 400) expectError(answer)
}

/** What only a refused edit tells besides. */
const ofEdits = ['collisions', 'version']

function expectError({ status, error, text }: Answer<unknown>): void {
  expect(
    Object.keys(error)
      .filter((key) => !ofEdits.includes(key))
      .sort(),
    text,
  ).toEqual(['code', 'fields', 'message', 'requestId'])
  expect(errorStatus[error.code], text).toBe(status)
  for (const message of [error.message, ...error.fields.map((field) => field.message)]) {
    // `{{organisation}}` is one of the hostile texts: it comes back as it was sent.
    expect(message, text).not.toMatch(
      /^(errors|problems|values|fields|choices)\.|\{\{(?!organisation)|undefined|\[object/,
    )
    expect(message.length).toBeGreaterThan(3)
  }
}

let addresses = 0
/** Another address each time: one alone would soon be told to slow down. */
export function nextAddress(): string {
  addresses += 1
  return `127.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}
