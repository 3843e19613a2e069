import { failed, type Parsed, parsed } from './parsed.ts'
import { plainText } from './plainText.ts'

/** `date` is ISO text (YYYY-MM-DD). With precision month or year it is the first day of that month or year. */
export type ParsedDate = { date: string; precision: 'day' | 'month' | 'year' }

const clock =
  /[ T]?(?:上午|下午|凌晨|晚上|中午|am|pm)? ?(?:\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)? ?(?:am|pm)?|\d{1,2}时(?:\d{1,2}分?(?:\d{1,2}秒)?)?)$/iu
const weekday = / ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/u
const day = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/u
const month = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?份?$/u

/**
 * A calendar day as people in China type it. Day-first, month-first and two-digit years are ambiguous and fail;
 * a time of day is dropped, one with a zone fails because its day depends on where one is.
 */
export function parseDate(text: string): Parsed<ParsedDate> {
  const plain = plainText(text)
  if (plain === '') return failed('value.empty')
  if (/\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:z|[+-]\d\d:?\d\d)$/iu.test(plain)) return failed('date.zone')
  const body = plain.replace(weekday, '').replace(clock, '').trim()
  const parts = day.exec(body) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(body)
  if (parts) return isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3]), 'day')
  const monthParts = month.exec(body)
  if (monthParts) return isoDay(Number(monthParts[1]), Number(monthParts[2]), 1, 'month')
  const year = /^(\d{4}) ?年?$/u.exec(body)
  if (year) return isoDay(Number(year[1]), 1, 1, 'year')
  return failed(whyNoDate(body))
}

function whyNoDate(body: string) {
  if (/^\d{5}(?:\.\d+)?$/u.test(body)) return 'date.serial'
  if (/^\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2})$/u.test(body)) return 'date.ambiguous'
  if (/^\d{2} ?年/u.test(body)) return 'date.ambiguous'
  if (/^\d{1,2} ?(?:月|[-/.]) ?\d{1,2} ?[日号]?$/u.test(body)) return 'date.year_missing'
  return 'date.format'
}

function isoDay(
  year: number,
  monthOfYear: number,
  dayOfMonth: number,
  precision: ParsedDate['precision'],
): Parsed<ParsedDate> {
  if (year < 1600 || year > 2200) return failed('date.out_of_range')
  const instant = new Date(Date.UTC(year, monthOfYear - 1, dayOfMonth))
  // Date rolls 31 April over into May: a day that doesn't exist comes back as another one.
  if (instant.getUTCMonth() !== monthOfYear - 1 || instant.getUTCDate() !== dayOfMonth)
    return failed('date.no_such_day')
  return parsed({ date: instant.toISOString().slice(0, 10), precision })
}

/**
 * The day of a workbook's serial number, time of day dropped. `since1904` for workbooks that count from 1904.
 * Serial 60 is 29 February 1900, which never was (kept by Excel from Lotus 1-2-3): it fails.
 */
export function dateOfSerial(serial: number, since1904 = false): Parsed<ParsedDate> {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < (since1904 ? 0 : 1)) return failed('date.out_of_range')
  if (!since1904 && whole === 60) return failed('date.no_such_day')
  const firstDay = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  const days = firstDay + whole * 86_400_000
  if (days > Date.UTC(2200, 11, 31)) return failed('date.out_of_range')
  return parsed({ date: new Date(days).toISOString().slice(0, 10), precision: 'day' })
}
