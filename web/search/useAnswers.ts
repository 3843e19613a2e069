import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ResultOf } from '../../contract/endpoint.ts'
import { namesOfCustomers, search, searchFollowUps } from '../../contract/search.ts'
import { call } from '../app/call.ts'
import { useMe } from '../app/session.ts'
import { useSettled } from '../ui/useSettled.ts'
import { recentIds } from './recent.ts'

export type Found = ResultOf<typeof search>['rows'][number]
export type FoundContact = ResultOf<typeof search>['contacts'][number]
export type FoundFollowUp = ResultOf<typeof searchFollowUps>['rows'][number]
export type Named = ResultOf<typeof namesOfCustomers>['rows'][number]

/** Out of reach, it is said at once and not tried again: the next key asks anew. */
const atOnce = { networkMode: 'always', retry: false } as const

/** What is typed, once it rests: sooner than a finger finds the next key, a question would be overtaken at once. */
const pause = 60
const keptFor = 30_000

/**
 * Answers while typing. A question that is overtaken is called off; until the next answer is there, the rows of the
 * one before stay.
 */
export function useAnswers(text: string, isComposing: boolean, isOn = true) {
  const me = useMe()
  const typed = text.trim()
  const q = useSettled(typed, pause)
  const isAsked = isOn && typed !== ''
  const answer = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call(search, { query: { q, recent: recentIds(me.id).join(',') }, signal }),
    enabled: isAsked && q !== '' && !isComposing,
    placeholderData: keepPreviousData,
    staleTime: keptFor,
    ...atOnce,
  })
  return {
    rows: isAsked ? (answer.data?.rows ?? []) : [],
    contacts: isAsked ? (answer.data?.contacts ?? []) : [],
    /** What is shown answers what stands in the field, not an earlier text. */
    isCurrent: !isAsked || (q === typed && !isComposing && !answer.isFetching && !answer.isPlaceholderData),
    error: isAsked ? answer.error : null,
    retry: () => void answer.refetch(),
  }
}

/** Words in follow-ups, asked for by themselves: customers don't wait for them. */
export function useFollowUpAnswers(text: string, isComposing: boolean, isOn: boolean) {
  const typed = text.trim()
  const q = useSettled(typed, pause)
  const isAsked = isOn && [...typed].length > 1
  const answer = useQuery({
    queryKey: ['search', 'follow-ups', q],
    queryFn: ({ signal }) => call(searchFollowUps, { query: { q }, signal }),
    enabled: isAsked && [...q].length > 1 && !isComposing,
    placeholderData: keepPreviousData,
    staleTime: keptFor,
    ...atOnce,
  })
  return {
    rows: isAsked ? (answer.data?.rows ?? []) : [],
    isCurrent: !isAsked || (q === typed && !answer.isFetching && !answer.isPlaceholderData),
  }
}

/** What was opened last on this device, as far as it is seen today. */
export function useRecent(isOn: boolean, except: number | undefined) {
  const me = useMe()
  const ids = isOn ? recentIds(me.id).filter((id) => id !== except) : []
  const names = useQuery({
    queryKey: ['search', 'names', ids],
    queryFn: ({ signal }) => call(namesOfCustomers, { query: { ids: ids.join(',') }, signal }),
    enabled: ids.length > 0,
    staleTime: 0,
    ...atOnce,
  })
  return { rows: names.data?.rows ?? [], expected: names.isPending ? ids.length : 0 }
}
