/** Which requests are listed, or which one is open, as it stands in the address. */
export type PrivacySearch = { state?: 'closed'; request?: number }

export function readPrivacySearch({ state, request }: Record<string, unknown>): PrivacySearch {
  const id = Number(request)
  return {
    ...(state === 'closed' && { state }),
    ...(Number.isSafeInteger(id) && id > 0 && { request: id }),
  }
}
