/**
 * The label line 标签组合 of a customer, such as `制造业-技术支持优先-稳定合作` (DOMAIN §2, Tags). Its pattern is a setting:
 * text and the parts {industry} {stage} {relationStatus} {region} {tag:name of a group}.
 */
export const labelLineParts = ['industry', 'stage', 'relationStatus', 'region'] as const
export type LabelLinePart = (typeof labelLineParts)[number]

type Piece = { kind: 'text'; text: string } | { kind: LabelLinePart } | { kind: 'tag'; group: string }
export type LabelLine = readonly Piece[]

/** Each a problem of the pattern, with a sentence in `locales/…/problems.ts`. */
export type LabelLineProblem =
  | 'label_line.no_part'
  | 'label_line.part_unknown'
  | 'label_line.part_twice'
  | 'label_line.brace'

type Read = { ok: true; value: LabelLine } | { ok: false; reason: LabelLineProblem; part: string }

export function parseLabelLine(pattern: string): Read {
  const pieces: Piece[] = []
  const seen = new Set<string>()
  for (const [text] of pattern.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/gu)) {
    if (text === '{' || text === '}') return { ok: false, reason: 'label_line.brace', part: text }
    const piece = readPiece(text)
    if (piece === null) return { ok: false, reason: 'label_line.part_unknown', part: text }
    if (piece.kind !== 'text') {
      if (seen.has(text)) return { ok: false, reason: 'label_line.part_twice', part: text }
      seen.add(text)
    }
    pieces.push(piece)
  }
  return seen.size > 0
    ? { ok: true, value: pieces }
    : { ok: false, reason: 'label_line.no_part', part: pattern }
}

function readPiece(text: string): Piece | null {
  const inner = /^\{(.*)\}$/su.exec(text)?.[1]?.trim()
  if (inner === undefined) return { kind: 'text', text }
  const group = /^tag:(.+)$/su.exec(inner)?.[1]?.trim()
  if (group) return { kind: 'tag', group }
  return labelLineParts.includes(inner as LabelLinePart) ? { kind: inner as LabelLinePart } : null
}

/** The names of the tag groups that a pattern takes. */
export const groupsOf = (line: LabelLine): string[] =>
  line.flatMap((piece) => (piece.kind === 'tag' ? [piece.group] : []))

/** A group got another name: the pattern goes on meaning it. */
export const renameGroup = (pattern: string, before: string, after: string): string =>
  pattern.replace(/\{\s*tag:([^{}]+)\}/gu, (whole, name: string) =>
    name.trim() === before ? `{tag:${after}}` : whole,
  )

export type LabelLineFacts = Partial<Record<LabelLinePart, string | null>> & {
  /** Names of the customer's tags by the name of their group, in order. */
  tags: Readonly<Record<string, readonly string[]>>
}

/**
 * Parts without a value fall out, and with them the text before them; what stands before the first part and behind the
 * last one frames the line. Null where nothing is known.
 */
export function showLabelLine(line: LabelLine, facts: LabelLineFacts): string | null {
  let shown = ''
  let before = ''
  let lead: string | null = null
  for (const piece of line) {
    if (piece.kind === 'text') {
      before = piece.text
      continue
    }
    lead ??= before
    const value = piece.kind === 'tag' ? (facts.tags[piece.group] ?? []).join('、') : facts[piece.kind]
    if (value) shown += shown === '' ? value : before + value
    before = ''
  }
  return shown === '' ? null : `${lead ?? ''}${shown}${before}`
}
