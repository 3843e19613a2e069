/** Where to go after the sign-in: only a path of our own, so that a link can't lead to another site. */
export function readSignInSearch(search: Record<string, unknown>): { from?: string } {
  const { from } = search
  return typeof from === 'string' && /^\/(?![/\\])/.test(from) ? { from } : {}
}
