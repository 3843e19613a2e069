const dayInMs = 24 * 3600 * 1000

/** The day so many days after (or, negative, before) a day; ISO days. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayInMs).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayInMs)

/** The day itself, or the Friday before a weekend: the company works five days. */
export function workday(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return weekday === 6 ? dayAfter(day, -1) : weekday === 0 ? dayAfter(day, -2) : day
}

/** An instant in office hours of Shanghai, in UTC; `minute` counts from nine o'clock. */
export const atMinute = (day: string, minute: number): string =>
  new Date(Date.parse(day) + 3_600_000 + minute * 60_000).toISOString()

export const officeMinutes = 9 * 60
