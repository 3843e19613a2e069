import { failed, type Parsed, parsed } from '../../contract/values/parsed.ts'
import { plainText } from '../../contract/values/plainText.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { showCell } from './cell-text.ts'
import { takeDate } from './take-date.ts'

const minutesOfDay = 1_440
const clock = /(上午|下午|凌晨|晚上|中午|am|pm)? ?(\d{1,2})[:时](\d{1,2})?/iu
const afternoon = /下午|晚上|pm/iu

/**
 * A day and, where the cell has one, its time, as people there read their clocks: `2024-06-01`, `2024-06-01T14:30`. A month
 * alone is no day on which somebody met a customer.
 */
export function takeMoment(cell: Cell): Parsed<string> {
  const day = takeDate(cell)
  if (!day.ok) return day
  if (day.value.precision !== 'day') return failed('date.format')
  const time = timeOf(cell)
  return parsed(time === null ? day.value.date : `${day.value.date}T${time}`)
}

function timeOf(cell: Cell): string | null {
  if (typeof cell === 'number') {
    const minutes = Math.round((cell % 1) * minutesOfDay)
    return minutes === 0 || minutes === minutesOfDay ? null : asTime(Math.floor(minutes / 60), minutes % 60)
  }
  if (typeof cell === 'object' && cell !== null && 'date' in cell) {
    const time = cell.date.slice(11, 16)
    return time === '' || time === '00:00' ? null : time
  }
  const [, half = '', hour, minute = '0'] = clock.exec(plainText(showCell(cell))) ?? []
  if (hour === undefined) return null
  return asTime(Number(hour) + (afternoon.test(half) && Number(hour) < 12 ? 12 : 0), Number(minute))
}

const asTime = (hour: number, minute: number): string | null =>
  hour > 23 || minute > 59 ? null : [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
