import { expect, test } from 'vitest'
import { inTurns } from './in-turns.ts'

test('so many run at a time, in the order of asking, and a failure gives its turn on', async () => {
  const turn = inTurns(2)
  const begun: number[] = []
  const ends: ((failed?: boolean) => void)[] = []
  const works = [0, 1, 2, 3].map((index) =>
    turn(() => {
      begun.push(index)
      return new Promise<number>((resolve, reject) => {
        ends[index] = (failed) => (failed ? reject(new Error(String(index))) : resolve(index))
      })
    }),
  )
  expect(begun).toEqual([0, 1])
  ends[1]?.(true)
  await expect(works[1]).rejects.toThrow('1')
  expect(begun).toEqual([0, 1, 2])
  ends[0]?.()
  await works[0]
  expect(begun).toEqual([0, 1, 2, 3])
  ends[2]?.()
  ends[3]?.()
  expect(await Promise.all([works[2], works[3], turn(async () => 4)])).toEqual([2, 3, 4])
})
