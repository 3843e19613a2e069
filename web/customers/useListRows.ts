import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { type CustomerRow, furthestOffset } from '../../contract/customers.ts'
import type { RowSpan } from '../ui/useRowWindow.ts'
import { customerPageOptions, fetchedPages, type ListPage, pageSize } from './api.ts'
import { extentOf, pagesAround } from './listPages.ts'
import type { ListFilters } from './listSearch.ts'

/** Rows of a list by their places; those that weren't fetched yet are holes. */
export type ListRows = readonly (CustomerRow | undefined)[]

/**
 * A list as a whole, of which only the pages in sight and beside it are fetched: its scroll bar stands for all of it.
 * While another question is being answered, the rows of the one before stay.
 * @param isReady it is known which list is wanted
 */
export function useListRows(filters: ListFilters, columns: readonly string[], isReady: boolean) {
  const queries = useQueryClient()
  const key = JSON.stringify([filters, columns])
  const [seen, setSeen] = useState({ key, pages: atTop })
  // The first page says how many there are and what may be done with them.
  const places = [...new Set([0, ...(seen.key === key ? seen.pages : atTop)])]
  const answers = useQueries({
    queries: places.map((page) => ({ ...customerPageOptions(filters, columns, page), enabled: isReady })),
  })
  const [first] = answers
  const failed = answers.find(({ isError }) => isError)
  const latest = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `latest` say when what was fetched has changed
  const rows = useMemo(
    () => (first?.data ? placed(first.data, fetchedPages(queries, filters, columns)) : null),
    [key, latest],
  )

  const before = useRef<{ rows: ListRows; head: ListPage } | null>(null)
  if (rows && first?.data) before.current = { rows, head: first.data }
  const shown = before.current
  return {
    rows: shown?.rows ?? none,
    head: shown?.head,
    /** The rows of the question before, until this one is answered. */
    isStale: rows === null && shown !== null,
    isPending: shown === null && !failed,
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) if (answer.isError) void answer.refetch()
    },
    /** Draws nothing anew before another page is needed. */
    onSpan: (span: RowSpan) => {
      const pages = pagesAround(span, pageSize)
      setSeen((before) =>
        before.key === key && before.pages.join() === pages.join() ? before : { key, pages },
      )
    },
  }
}

const none: ListRows = []
const atTop = pagesAround({ first: 0, last: 0 }, pageSize)

type Pages = { page: number; rows: CustomerRow[] }[]

function placed({ count }: ListPage, pages: Pages): ListRows {
  const list = new Array<CustomerRow | undefined>(extentOf(count, pages, pageSize, furthestOffset))
  list.fill(undefined)
  for (const { page, rows } of pages)
    for (const [index, row] of rows.entries())
      if (page * pageSize + index < list.length) list[page * pageSize + index] = row
  return list
}
