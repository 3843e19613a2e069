import {
  type FollowUpTarget,
  isCustomTarget,
  isFollowUpTarget,
  type MappingTarget,
  repeatableTargets,
} from '../../contract/import-targets.ts'
import type { Cell, SheetRow } from '../platform/workbook/cell.ts'
import { isFilled, showCell } from './cell-text.ts'
import { type KnownList, knownList } from './crm.ts'
import { type CustomHeads, targetOfHead } from './heads.ts'

/** Heads stand near the top, below a title at most. */
export const headSearchRows = 20
const longestHead = 40

/** What columns with these heads become; of two that could be the same, the first one does. */
export function guessMapping(head: readonly string[], custom?: CustomHeads): (MappingTarget | null)[] {
  const seen = new Set<MappingTarget>()
  const list = knownList(head)
  const targets = head.map((text) => targetIn(list, text, custom))
  const tells = targets.includes('followUp.at') && targets.includes('followUp.content')
  return targets.map((found) => {
    const target = tells || found === null || !isFollowUpTarget(found) ? found : withoutFollowUps(found)
    if (target === null || (seen.has(target) && !repeatableTargets.includes(target))) return null
    seen.add(target)
    return target
  })
}

/** In a list that tells of no follow-ups 跟进人 is the owner, and the day of the last one has no place. */
const withoutFollowUps = (target: FollowUpTarget) => (target === 'followUp.author' ? 'owner' : null)

/** Custom fields come first: a CRM of the same words is no reason to overlook one's own. */
function targetIn(
  list: KnownList | null,
  text: string,
  custom: CustomHeads = new Map(),
): MappingTarget | null {
  const there = list?.targetOf(text)
  const here = targetOfHead(text, custom)
  return there === undefined || (here !== null && isCustomTarget(here)) ? here : there
}

/**
 * The row of the heads: the one with most heads that are known; without any, the first with two short texts and
 * nothing else; else the first row.
 */
export function findHeadRow(rows: readonly SheetRow[], custom?: CustomHeads): SheetRow | null {
  const top = rows.slice(0, headSearchRows)
  let best: { row: SheetRow; known: number } | null = null
  for (const row of top) {
    const known = row.cells.filter(
      (cell) => looksLikeHead(cell) && targetOfHead(showCell(cell), custom) !== null,
    ).length
    if (known > (best?.known ?? 0)) best = { row, known }
  }
  return best?.row ?? top.find(isRowOfHeads) ?? top[0] ?? null
}

function isRowOfHeads({ cells }: SheetRow): boolean {
  const filled = cells.filter(isFilled)
  return filled.length >= 2 && filled.every(looksLikeHead)
}

export const looksLikeHead = (cell: Cell) => typeof cell === 'string' && cell.length <= longestHead

export const headTexts = (row: SheetRow | null): string[] =>
  (row?.cells ?? []).map((cell) => showCell(cell).replace(/\s+/gu, ' ').trim())
