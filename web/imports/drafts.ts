import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type { correctImport } from '../../contract/import-corrections.ts'

type Body = Required<BodyOf<typeof correctImport>>
type Refused = ResultOf<typeof correctImport>['refused']

/** What is to stand there: '' for nothing, null for what the sheet says. `refused` says why it couldn't be kept. */
export type Draft = { replacement: string | null; refused?: string }
/** Not saved yet: texts of a column by that column and text, single cells by row and column. */
export type Drafts = {
  texts: Readonly<Record<string, Draft>>
  cells: Readonly<Record<number, Readonly<Record<number, Draft>>>>
}

export const noDrafts: Drafts = { texts: {}, cells: {} }

/** As many as one question may hold of each kind. */
const mostSent = 2_000

const keyOf = (column: number, value: string) => JSON.stringify([column, value])

export const textDraft = (
  { texts }: Pick<Drafts, 'texts'>,
  column: number,
  value: string,
): Draft | undefined => texts[keyOf(column, value)]

/** Without a draft it stays as it is kept. */
export const withText = (
  drafts: Drafts,
  column: number,
  value: string,
  draft: Draft | undefined,
): Drafts => ({
  ...drafts,
  texts: changed(drafts.texts, keyOf(column, value), draft),
})

/** Other rows stay the same objects, so that only this one is drawn anew. */
export function withCell(drafts: Drafts, row: number, column: number, draft: Draft | undefined): Drafts {
  const ofRow = changed(drafts.cells[row] ?? {}, column, draft)
  return { ...drafts, cells: changed(drafts.cells, row, Object.keys(ofRow).length > 0 ? ofRow : undefined) }
}

function changed<Value>(
  all: Readonly<Record<string, Value>>,
  key: string | number,
  value: Value | undefined,
): Record<string, Value> {
  const { [key]: _, ...others } = all
  return value === undefined ? others : { ...others, [key]: value }
}

export const countDrafts = ({ texts, cells }: Drafts): number =>
  Object.keys(texts).length +
  Object.values(cells).reduce((count, ofRow) => count + Object.keys(ofRow).length, 0)

/** Those to save; further ones stay drafts. */
export function toSave({ texts, cells }: Drafts): Body {
  const corrections = Object.entries(texts).map(([key, { replacement }]) => {
    const [column, value] = JSON.parse(key) as [number, string]
    return { column, value, replacement }
  })
  const mends = Object.entries(cells).flatMap(([row, ofRow]) =>
    Object.entries(ofRow).map(([column, { replacement }]) => ({
      row: Number(row),
      column: Number(column),
      replacement,
    })),
  )
  return { corrections: corrections.slice(0, mostSent), mends: mends.slice(0, mostSent) }
}

/** What was saved is a draft no more, unless it was typed over meanwhile; what was refused stays, with the reason. */
export function afterSave(drafts: Drafts, { corrections, mends }: Body, refused: Refused): Drafts {
  const reasonOf = (list: Refused[number]['list'], at: number) =>
    refused.find((one) => one.list === list && one.at === at)?.message
  const left = (
    draft: Draft | undefined,
    sent: string | null,
    reason: string | undefined,
  ): Draft | undefined => {
    if (draft?.replacement !== sent) return draft
    return reason === undefined ? undefined : { replacement: sent, refused: reason }
  }
  let after = drafts
  for (const [at, { column, value, replacement }] of corrections.entries())
    after = withText(
      after,
      column,
      value,
      left(textDraft(after, column, value), replacement, reasonOf('corrections', at)),
    )
  for (const [at, { row, column, replacement }] of mends.entries())
    after = withCell(after, row, column, left(after.cells[row]?.[column], replacement, reasonOf('mends', at)))
  return after
}
