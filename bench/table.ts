import { availableParallelism, totalmem } from 'node:os'
import type { Timing } from './timing.ts'

const columns = [26, 26, 9, 9, 9, 9, 7, 8]
const row = (cells: string[]): void =>
  console.log(
    cells
      .map((cell, index) =>
        index < 2 ? cell.padEnd(columns[index] ?? 0) : cell.padStart(columns[index] ?? 0),
      )
      .join(''),
  )
const ms = (value: number) => value.toFixed(2)

export function printHead(customers: number): void {
  const memory = Math.round(totalmem() / 1024 ** 3)
  console.log(
    `\n${customers.toLocaleString('en')} customers; ${availableParallelism()} processors, ${memory} GB; ms, one request at a time\n`,
  )
  row(['who', 'what', 'p50', 'p95', 'SQL p50', 'SQL p95', 'ratio', 'target'])
}

export type Line = { who: string; title: string; http: Timing; bare: Timing; target: number | null }

/** `ratio` is the request's p50 over that of the bare SQL. */
export function printLine({ who, title, http, bare, target }: Line): void {
  const ratio = bare.p50 > 0 ? (http.p50 / bare.p50).toFixed(1) : ''
  row([
    who,
    title,
    ms(http.p50),
    ms(http.p95),
    ms(bare.p50),
    ms(bare.p95),
    ratio,
    target === null ? '' : `≤ ${target}`,
  ])
}

export const printPlain = (title: string, value: string, target: string): void =>
  console.log(`${title.padEnd(52)}${value}${target && `   (${target})`}`)
