import { expect, test } from 'vitest'
import { extentOf, pagesAround } from './listPages.ts'

test.each([
  ['the top', { first: 0, last: 0 }, [0, 1]],
  ['a screen at the top', { first: 0, last: 40 }, [0, 1]],
  ['the last row of a page', { first: 99, last: 100 }, [0, 1]],
  ['the border of two pages', { first: 99, last: 101 }, [0, 1, 2]],
  ['a place far down', { first: 5_030, last: 5_060 }, [49, 50, 51]],
])('%s needs the pages about it', (_, span, pages) => {
  expect(pagesAround(span, 100)).toEqual(pages)
})

const page = (at: number, rows = 100) => ({ page: at, rows: new Array(rows).fill(0) })
const capped = { value: 10_000, capped: true }

test.each([
  ['is as long as it was counted', { value: 1_234, capped: false }, [page(0)], 1_234],
  ['is empty', { value: 0, capped: false }, [page(0, 0)], 0],
  ['has the length of what came where nothing was counted', null, [page(0, 20)], 20],
  ['stands for what was counted at least', capped, [page(0)], 10_000],
  ['goes on behind a full page', capped, [page(0), page(99)], 10_100],
  ['ends where a page isn’t full', capped, [page(0), page(101, 7)], 10_107],
  ['ends at an empty page', capped, [page(0), page(100), page(101, 0)], 10_100],
  ['goes no further than a place can be asked for', capped, [page(0), page(1_000)], 100_100],
])('a list %s', (_, count, known, extent) => {
  expect(extentOf(count, known, 100, 100_000)).toBe(extent)
})
