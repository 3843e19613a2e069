/** The filters of the log, as they stand in the address. */
export type AccessLogSearch = { personId?: number; action?: string; day?: string }

export function readAccessLogSearch(search: Record<string, unknown>): AccessLogSearch {
  const { personId, action, day } = search
  const person = Number(personId)
  return {
    ...(Number.isSafeInteger(person) && person > 0 && { personId: person }),
    ...(typeof action === 'string' && /^[\w.]{1,60}$/.test(action) && { action }),
    ...(typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && { day }),
  }
}
