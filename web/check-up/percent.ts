/** Of so many so many are sound, in percent with one decimal: 100 only when all are, 0 only when none is. */
export function soundPercent({ customers, sound }: { customers: number; sound: number }): number {
  if (customers === 0 || sound === customers) return 100
  return sound === 0 ? 0 : Math.min(99.9, Math.max(0.1, Math.round((sound / customers) * 1000) / 10))
}

/** `12.5%`; what there is isn't shown as nothing: `<0.1%`. */
export function shownShare(share: number): string {
  const percent = Math.round(share * 1000) / 10
  return percent === 0 && share > 0 ? '<0.1%' : `${percent}%`
}
