import { expect, test } from 'vitest'
import { isBarredBy } from './barred.ts'

const marked = (...channels: ('all' | 'phone' | 'email' | 'wechat' | 'marketing')[]) => ({
  doNotContact: { channels, since: '2024-05-06', reason: null },
})

test.each([
  [{ doNotContact: null }, 'phone', false],
  [marked('all'), 'phone', true],
  [marked('all'), 'email', true],
  [marked('phone'), 'phone', true],
  [marked('phone'), 'email', false],
  [marked('marketing'), 'phone', false],
] as const)('%j bars %s: %s', (contact, way, isBarred) => {
  expect(
    isBarredBy(
      {
        doNotContact: contact.doNotContact && {
          ...contact.doNotContact,
          channels: [...contact.doNotContact.channels],
        },
      },
      way,
    ),
  ).toBe(isBarred)
})
