import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { mergedIntoOptions } from './api.ts'

type Props = { id: number; error: unknown; reset: () => void }

/** A customer that isn't there: what it became part of, if that is why. */
export function MergedAway({ id, error, reset }: Props) {
  const merged = useQuery(mergedIntoOptions(id))
  if (merged.isPending) return <RowsSkeleton />
  if (!merged.data) return <ErrorState error={error} reset={reset} />
  const { number, into } = merged.data
  return (
    <Navigate
      to="/customers/$id"
      params={{ id: String(into.id) }}
      state={{ formerNumber: { number } }}
      replace
    />
  )
}
