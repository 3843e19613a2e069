/** The one acted on, then who stood below it, then who stood above: where the focus goes on, as far as they are still there. */
export function nearestFirst(acted: number | undefined, ids: readonly number[]): number[] {
  if (acted === undefined) return [...ids]
  const at = ids.indexOf(acted)
  return at < 0 ? [acted, ...ids] : [...ids.slice(at), ...ids.slice(0, at).reverse()]
}
