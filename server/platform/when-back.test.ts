import { expect, test, vi } from 'vitest'
import { whenBack } from './when-back.ts'

const lost = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

test('tries again while the database is away, and then no more', async () => {
  const write = vi.fn(() => (write.mock.calls.length < 3 ? Promise.reject(lost()) : Promise.resolve()))
  const written = whenBack(write)
  await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(3), { timeout: 5_000 })
  await written
})

test('what isn’t the database’s absence is thrown at once', async () => {
  const write = vi.fn(() => Promise.reject(new Error('a fault of ours')))
  await expect(whenBack(write)).rejects.toThrow('a fault of ours')
  expect(write).toHaveBeenCalledTimes(1)
})
