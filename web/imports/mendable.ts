import type { ResultOf } from '../../contract/endpoint.ts'
import type { previewImport } from '../../contract/imports.ts'
import type { Mapping } from './targets.ts'

type Row = ResultOf<typeof previewImport>['rows'][number]
export type MendableRow = Pick<Row, 'row' | 'cells' | 'taken' | 'mended'>

/** Columns whose cell can be put right: with a problem, or mended before; of a region all, for 省, 市 and 区 are wrong together. */
export function mendableColumns(
  { problems, mended }: Pick<Row, 'problems' | 'mended'>,
  mapping: Mapping,
): number[] {
  const wrong = new Set(problems.map(({ column }) => column))
  const isRegionWrong = mapping.some((target, column) => target === 'region' && wrong.has(column))
  return mapping.flatMap((target, column) => {
    const isWrong = wrong.has(column) || (target === 'region' && isRegionWrong)
    return target !== null && (isWrong || (mended[column] ?? null) !== null) ? [column] : []
  })
}
