import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ResultOf } from '../../contract/endpoint.ts'
import { search } from '../../contract/search.ts'
import { call } from '../app/call.ts'
import { useSettled } from '../ui/useSettled.ts'

export type Found = ResultOf<typeof search>['rows'][number]

/**
 * Answers while typing. A question that is overtaken is called off; until the next answer is there, the rows of the
 * one before stay.
 */
export function useAnswers(text: string, isComposing: boolean) {
  const q = useSettled(text.trim(), 80)
  const answer = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call(search, { query: { q }, signal }),
    enabled: q !== '' && !isComposing,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const isAsked = text.trim() !== ''
  return {
    rows: isAsked ? (answer.data?.rows ?? []) : [],
    /** Nothing found for what stands in the field, not for an earlier text. */
    isNothing:
      answer.isSuccess && !answer.isPlaceholderData && q === text.trim() && answer.data.rows.length === 0,
    error: isAsked ? answer.error : null,
  }
}
