import type { ImportTarget } from '../../contract/import-targets.ts'
import { plainText } from '../../contract/values/plainText.ts'
import type { CrmList } from './crm-list.ts'
import { crmsAbroad } from './crms-abroad.ts'
import { crmsOfChina } from './crms-of-china.ts'
import { keyOf } from './head-key.ts'
import { targetOfHead } from './heads.ts'

/** A list of another CRM, known by its heads. */
export type KnownList = Pick<CrmList, 'crm'> & {
  /** Undefined where its heads say nothing of this one, null where it has no place here. */
  targetOf(head: string): ImportTarget | null | undefined
  /** Columns of the company's own phones and addresses. */
  ofCompany: number[]
  /** Where it has amounts: the column of the currency that they are in. */
  amounts: { currency: number | null } | null
}

const keysOf = (words = '') => new Set(words.split('、').filter(Boolean).map(keyOf))

/** The list that most heads are signs of; null where it is nobody's. */
export function knownList(head: readonly string[]): KnownList | null {
  const present = new Set(head.map((text) => plainText(text)))
  const signsIn = ({ signs }: CrmList) => signs.split('、').filter((sign) => present.has(sign)).length
  const [best] = [...crmsAbroad, ...crmsOfChina]
    .map((list) => ({ list, found: signsIn(list) }))
    .filter(({ list, found }) => found >= list.least)
    .sort((a, b) => b.found - a.found)
  return best ? described(best.list, head) : null
}

function described(
  { crm, targets, without, ofCompany, currency }: CrmList,
  head: readonly string[],
): KnownList {
  const known = new Map<string, ImportTarget | null>()
  for (const [target, words] of Object.entries(targets) as [ImportTarget, string][]) {
    for (const key of keysOf(words)) known.set(key, target)
  }
  // With a person in the row the phones are that person's.
  const namesPeople = head.some((text) => (known.get(keyOf(text)) ?? targetOfHead(text)) === 'contact.name')
  const nobodys = namesPeople ? '' : ofCompany
  for (const key of keysOf(`${without ?? ''}、${nobodys ?? ''}`)) known.set(key, null)
  const columnsOf = (words?: string) => {
    const keys = keysOf(words)
    return head.flatMap((text, column) => (keys.has(keyOf(text)) ? [column] : []))
  }
  return {
    crm,
    targetOf: (text) => known.get(keyOf(text)),
    ofCompany: columnsOf(nobodys),
    amounts: targets.annualRevenue ? { currency: columnsOf(currency)[0] ?? null } : null,
  }
}
