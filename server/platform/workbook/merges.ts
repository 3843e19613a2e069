import type { Merge } from './cell.ts'
import { workbookFailure } from './failure.ts'
import { attribute } from './xml-text.ts'

const MAX_MERGES = 100_000
/** What follows the merges of a sheet (ECMA-376 part 1, 18.3.1.99): once it begins nothing more is wanted. */
const behindMerges = new Set([
  ...['phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins'],
  ...['pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'drawing', 'legacyDrawing', 'tableParts'],
])

/** Collects the merged cells behind the data of a sheet; `open` says whether they are through. */
export function mergeList(sheet: string): { open(name: string, attributes: string): boolean; all: Merge[] } {
  const all: Merge[] = []
  return {
    all,
    open(name, attributes) {
      const merge = name === 'mergeCell' ? mergeOf(attribute(attributes, 'ref') ?? '') : undefined
      if (merge && all.push(merge) > MAX_MERGES) {
        throw workbookFailure('workbook.too_large', { sheet, limit: 'merges', max: MAX_MERGES })
      }
      return behindMerges.has(name)
    },
  }
}

function mergeOf(ref: string): Merge | undefined {
  const [, from = '', fromRow, to = '', toRow] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref) ?? []
  const merge = {
    fromRow: Number(fromRow),
    toRow: Number(toRow),
    fromColumn: columnOf(from),
    toColumn: columnOf(to),
  }
  return merge.fromRow <= merge.toRow && merge.fromColumn <= merge.toColumn ? merge : undefined
}

/** `A1` is column 0, `XFD9` column 16,383. */
export function columnOf(ref: string): number {
  let column = 0
  for (let i = 0; i < ref.length; i++) {
    const letter = ref.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
