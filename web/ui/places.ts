/** Where each list stood, in pixels, by its address: for as long as the page isn't reloaded. */
const places = new Map<string, number>()

export const placeOf = (key: string): number => places.get(key) ?? 0

export function rememberPlace(key: string, top: number): void {
  places.set(key, top)
}

/** A list that was asked anew by the person begins at its top. */
export function forgetPlace(key: string): void {
  places.delete(key)
}
