import type { ResultOf } from '../../contract/endpoint.ts'
import type { listRefused } from '../../contract/import-corrections.ts'

export type Column = ResultOf<typeof listRefused>['columns'][number]

/** A text of a column to put right: why it is refused, or how it was understood, or what stands for it already. */
export type Text = {
  value: string
  rows: number | null
  reason: string | null
  as: string | null
  kept: string | null
  proposal: string | null
  others: readonly string[]
}

const nothingKnown = { rows: null, reason: null, as: null, kept: null, proposal: null, others: [] }

/** Refused ones first; one that was understood is to be confirmed as that. */
export const textsOf = ({ refused, understood }: Column): Text[] => [
  ...refused.map((text) => ({ ...nothingKnown, ...text })),
  ...understood.map((text) => ({ ...nothingKnown, ...text, proposal: text.as })),
]

export const keptTexts = ({ corrected }: Column): Text[] =>
  corrected.map(({ value, replacement }) => ({ ...nothingKnown, value, kept: replacement }))

/** Several in one cell are written with this between them. */
export const between = '、'

/** The choices that a text lists. Their names may hold what stands between: the longest that fits is taken whole. */
export function choicesIn(text: string, { choices }: Pick<Column, 'choices'>): string[] {
  const chosen: string[] = []
  for (let rest = text; rest !== ''; ) {
    const [longest] = (choices ?? [])
      .map((choice) => choice.text)
      .filter((choice) => rest === choice || rest.startsWith(`${choice}${between}`))
      .sort((one, other) => other.length - one.length)
    const word = longest ?? rest.split(between)[0] ?? rest
    chosen.push(word)
    rest = rest.slice(word.length + between.length)
  }
  return chosen
}
