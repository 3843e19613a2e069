import { queryOptions } from '@tanstack/react-query'
import { listTags, readLabelLine } from '../../contract/tags.ts'
import { call } from '../app/call.ts'

/** Changes rarely: asked once, kept while the page lives, and asked anew when the settings change it. */
export const tagsOptions = () =>
  queryOptions({
    queryKey: ['tags'],
    queryFn: ({ signal }) => call(listTags, { signal }),
    staleTime: 10 * 60_000,
  })

export const labelLineOptions = () =>
  queryOptions({ queryKey: ['label-line'], queryFn: ({ signal }) => call(readLabelLine, { signal }) })
