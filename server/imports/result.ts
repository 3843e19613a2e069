import type { Language } from '../../contract/session.ts'
import type { Database } from '../platform/database.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { Column, WriteCell } from '../platform/workbook/column.ts'
import { showCell } from './cell-text.ts'
import { type Chosen, chosenSheet, type Row, readRows } from './preview.ts'
import { problemText } from './row-problem.ts'

const batch = 2_000
const textColumn = (head: string, width = 16): Column => ({ head, width, kind: 'text' })

/**
 * The sheet as it was, with what became of each row and why. With `bad` it holds the rows that were left out: mended,
 * it can be uploaded as it is, for the two columns more are known to be no field.
 */
export async function resultTable(database: Database, viewer: Viewer, id: number, only: 'all' | 'bad') {
  const { language } = viewer
  const chosen = await chosenSheet(database, viewer, id)
  return {
    name: sentence(language, `imports.server.${only === 'bad' ? 'badFile' : 'resultFile'}`),
    columns: [
      ...chosen.head.map((head) => textColumn(head)),
      textColumn(sentence(language, 'imports.server.result'), 10),
      textColumn(sentence(language, 'imports.server.reason'), 60),
    ],
    rows: resultRows(database, chosen, language, only),
  }
}

async function* resultRows(
  database: Database,
  chosen: Chosen,
  language: Language,
  only: 'all' | 'bad',
): AsyncGenerator<WriteCell[]> {
  let rows: Row[] = []
  let after = 0
  do {
    rows = await readRows(database, chosen, { after, only, limit: batch })
    for (const row of rows) {
      const cells = chosen.head.map((_, column) => showCell(row.cells[column] ?? null))
      yield [...cells, outcome(row, language, chosen.status === 'done'), reasonsOf(row, chosen, language)]
    }
    after = rows.at(-1)?.row ?? after
  } while (rows.length === batch)
}

const outcome = (row: Row, language: Language, isDone: boolean): string =>
  row.parsed === null ? '' : sentence(language, `imports.server.row.${outcomeOf(row, isDone)}`)

function outcomeOf({ problems, customerId, knownId, decision }: Row, isDone: boolean) {
  if (problems !== null) return 'bad'
  if (!isDone) return knownId === null ? 'good' : 'known'
  if (customerId === null) return 'skipped'
  return knownId === null || decision === 'new' ? 'done' : 'updated'
}

const reasonsOf = ({ problems }: Row, { head }: Chosen, language: Language): string =>
  (problems ?? [])
    .map((problem) => {
      const message = problemText(language, problem)
      const name = problem.column === null ? '' : (head[problem.column] ?? '')
      return name === '' ? message : sentence(language, 'imports.server.because', { head: name, message })
    })
    .join('\n')
