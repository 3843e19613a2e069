/** The filters of the log, as they stand in the address. */
export type AccessLogSearch = { personId?: number; action?: string; from?: string; to?: string }

export function readAccessLogSearch(search: Record<string, unknown>): AccessLogSearch {
  const { personId, action, from, to } = search
  const person = Number(personId)
  return {
    ...(Number.isSafeInteger(person) && person > 0 && { personId: person }),
    ...(typeof action === 'string' && /^[\w.]{1,60}$/.test(action) && { action }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  }
}

const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text)
