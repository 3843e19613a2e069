import { expect, test } from 'vitest'
import { openSecret, sealSecret } from './secret-box.ts'

const key = 'a key of the tests, long enough for it'

test('a secret opens with its key, where it was put', () => {
  expect(openSecret(key, 'totp:1', sealSecret(key, 'totp:1', '秘密'))).toBe('秘密')
})

test('the same secret never looks the same twice', () => {
  expect(sealSecret(key, 'totp:1', 'x').equals(sealSecret(key, 'totp:1', 'x'))).toBe(false)
})

test('it opens with no other key, at no other place, and not changed or cut off', () => {
  const sealed = sealSecret(key, 'totp:1', 'secret')
  expect(openSecret(`${key}!`, 'totp:1', sealed)).toBeNull()
  expect(openSecret(key, 'totp:2', sealed)).toBeNull()
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(openSecret(key, 'totp:1', changed)).toBeNull()
  }
  expect(openSecret(key, 'totp:1', sealed.subarray(0, 20))).toBeNull()
  expect(openSecret(key, 'totp:1', Buffer.alloc(0))).toBeNull()
})
