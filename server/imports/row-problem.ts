import type { ErrorData } from '../../contract/errors.ts'
import type { Language } from '../../contract/session.ts'
import { reasons } from '../../contract/values/parsed.ts'
import { choiceName, problemSentence, sentence } from '../platform/sentences.ts'
import { type ChoiceField, choicesOf } from './choices.ts'

/**
 * What is wrong with a row: in which column (null: the row as a whole), which rule, and the data of its sentence. `value`
 * is what the cell says, where that alone is wrong: it is then wrong in every row.
 */
export type RowProblem = { column: number | null; code: string; data?: ErrorData; value?: string }

const reasonCodes: ReadonlySet<string> = new Set(reasons)

export function problemText(language: Language, { code, data = {} }: RowProblem): string {
  if (reasonCodes.has(code)) return sentence(language, `values.${code}`, data)
  const choices = data.field ? choiceNames(language, data.field as ChoiceField) : ''
  const own = `imports.server.problem.${code}`
  const said = sentence(language, own, { ...data, choices })
  return said === own ? problemSentence(language, code, data) : said
}

export const choiceNames = (language: Language, field: ChoiceField) =>
  choicesOf[field].map((value) => choiceName(language, field, value)).join(language === 'en' ? ', ' : '、')
