import type { MappingTarget } from '../../../../contract/import-targets.ts'

/** What becomes of a row: all that is taken, by field as the page shows it, and all that is wrong, by its column. */
export type Outcome = {
  taken?: Partial<Record<MappingTarget, string>>
  /** Columns as a spreadsheet names them (`B`), or `row` for the row as a whole. */
  problems?: [column: string, code: string][]
  /** The row further up whose customer this one is more of. */
  joins?: number
}

export type UglyFile = {
  title: string
  file: () => Promise<Buffer> | Buffer | string
  /** The sheet that is proposed. */
  sheet?: string
  /** Codes and sentences of what is said above the columns. */
  notes?: [code: string, words: RegExp][]
  /** What each column is proposed to become. */
  targets?: (MappingTarget | null)[]
  /** Compares rows with problems alone. */
  only?: 'bad'
  /** Every row below the head, by its number in the file. */
  rows: Record<number, Outcome>
}

export type Unreadable = {
  title: string
  file: () => Promise<Buffer> | Buffer | string
  code: string
  /** What the sentence has to name. */
  words: RegExp
}

/** A row that is taken as it is: company, contact, phone. */
export const plain = (name: string, contact: string, phone: string): Outcome => ({
  taken: { name, 'contact.name': contact, 'contact.phones': phone },
})

/** A row of which nothing is taken. */
export const left = (code: string, column = 'row'): Outcome => ({ problems: [[column, code]] })
