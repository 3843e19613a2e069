import { QueryClient } from '@tanstack/react-query'
import { CallError } from './call.ts'
import { whenHouseholdOff } from './session.ts'

/** A refusal stays a refusal; only what was out of reach is worth another try. */
function worthAnotherTry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof CallError && (error.status === 0 || error.status >= 502)
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 10_000, gcTime: 10 * 60_000 },
    mutations: { retry: false },
  },
})

// Records that were read before still hold it.
whenHouseholdOff(() => void queryClient.invalidateQueries({ queryKey: ['customers'] }))
