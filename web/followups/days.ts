const dayInMs = 86_400_000

/** The day so many days after a day; both `2024-06-20`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayInMs).toISOString().slice(0, 10)

/** Whole days from one day to another; negative where the second lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayInMs)

/** The same day of the next month, or its last day where the next month is shorter. */
export function monthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The Monday of the week after. */
export function nextMonday(day: string): string {
  const weekday = new Date(day).getUTCDay() || 7
  return dayAfter(day, 8 - weekday)
}

/** The choices of one tap, in the order of time. */
export const quickDays = (today: string) =>
  [
    { key: 'tomorrow', on: dayAfter(today, 1) },
    { key: 'inThreeDays', on: dayAfter(today, 3) },
    { key: 'nextWeek', on: dayAfter(today, 7) },
    { key: 'inAMonth', on: monthAfter(today) },
  ] as const

/** Today where the reader is; the server's word on it is better, where it is known. */
export function todayHere(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
