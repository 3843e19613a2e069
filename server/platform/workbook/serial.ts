const DAY = 86_400_000
/** Serial numbers count days; with 1899-12-30 as day 0 they are right from 1900-03-01 on (ECMA-376 part 1, 18.17.4.1). */
const DAY_ZERO = Date.UTC(1899, 11, 30)
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465
const DAYS_1904 = 1_462

/** The date of a serial number; undefined when it lies outside of what spreadsheets show as dates. */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + DAYS_1904 : serial
  if (!(days >= 1 && days < LAST_SERIAL + 1)) return undefined
  // Spreadsheets keep the 1900-02-29 that never was, so the days before it are one off.
  const shifted = days < 60 ? days + 1 : days
  const iso = new Date(DAY_ZERO + Math.round(shifted * 86_400) * 1_000).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** A time of day or an elapsed time as a person reads it: `8:30` is 0.354166…, 25 hours are `25:00`. */
export function clockOfSerial(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400)
  const two = (n: number) => String(n).padStart(2, '0')
  const clock = `${serial < 0 ? '-' : ''}${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}

/** `YYYY-MM-DD`, optionally with a time, as a serial number; undefined when it is no such date or before March 1900. */
export function serialOfDate(date: string): number | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(date)
  if (!found) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0))
  const time = Date.UTC(year, month - 1, day, hour, minute, second)
  const same = new Date(time).toISOString().slice(0, 10) === date.slice(0, 10)
  const serial = (time - DAY_ZERO) / DAY
  return same && serial >= 61 && serial < LAST_SERIAL + 1 ? serial : undefined
}
