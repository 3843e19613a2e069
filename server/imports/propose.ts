import type { MappingTarget } from '../../contract/import-targets.ts'
import type { Language } from '../../contract/session.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { type CellChoice, choicesBelow, saysSeveral } from './cell-choices.ts'
import { choiceKey } from './choices.ts'
import type { Knowledge } from './lookups.ts'
import { clearest, nearest } from './near-words.ts'
import { proposeIndustries } from './propose-industry.ts'
import { proposeOwners } from './propose-owner.ts'
import { proposeCountry, proposeRegions } from './propose-region.ts'

/** What a refused text most likely means ('' for nothing), and what else it can; null where no one is likeliest. */
export type Proposals = { proposal: string | null; others: string[] }

export type Place = { target: MappingTarget; known: Knowledge; language: Language }

/** One can still take in so many at a glance. */
const mostOffered = 4

/** @param isTaken whether a text is understood in that column: nothing is proposed that would be refused again */
export function proposeFor(place: Place, text: string, isTaken: (text: string) => boolean): Proposals {
  if (place.target !== 'name' && saysNothing.test(plainText(text))) return { proposal: '', others: [] }
  const { proposal, others } = proposed(place, text)
  const sure = proposal !== null && isTaken(proposal) ? proposal : null
  const kept = [...new Set(others)].filter((other) => other !== proposal && isTaken(other))
  return { proposal: sure, others: kept.slice(0, mostOffered - (sure === null ? 0 : 1)) }
}

/** What people write into a cell of which they know nothing. */
const saysNothing =
  /^(?:[暂都]?无|没有|暂缺|空|[不未]详|未知|不清楚|不知道|[未没]填|待[定补填]|略|n\/?a|none|null|nil|unknown|tbd|[-—/\\?.*…]+)$/iu

function proposed({ target, known, language }: Place, text: string): Proposals {
  if (target === 'industry') {
    const [first = null, ...others] = proposeIndustries(known.industries, text)
    return { proposal: first, others }
  }
  if (target === 'owner') return proposeOwners(known, text)
  if (target === 'region') return proposeRegions(text, language)
  if (target === 'country') return proposeCountry(text, language)
  const choices = choicesBelow(target, known, language)
  if (choices === null) return proposeDays(text)
  return saysSeveral(target, known) ? proposeSeveral(choices, text) : proposeChoice(choices, text)
}

const nearChoices = (choices: readonly CellChoice[], text: string) =>
  nearest(
    choiceKey(text),
    choices.map((choice) => ({ words: choice.words, meant: choice.text })),
  )

function proposeChoice(choices: readonly CellChoice[], text: string): Proposals {
  const near = nearChoices(choices, text)
  return { proposal: clearest(near), others: near.map(({ meant }) => meant) }
}

/** Each word by itself; one that can't be told leaves the whole to the person. */
function proposeSeveral(choices: readonly CellChoice[], text: string): Proposals {
  const words = text.split(/[、，,;；/\s]+/u).filter((word) => word !== '')
  const meant = words.map((word) => clearest(nearChoices(choices, word)))
  const known = meant.filter((word) => word !== null)
  if (known.length > 0 && known.length === meant.length)
    return { proposal: [...new Set(known)].join('、'), others: [] }
  const near = words.flatMap((word) => nearChoices(choices, word).map((one) => one.meant))
  return { proposal: null, others: near }
}

/** 06/05/2015 is a day in May or in June; 2024.1 is January, or October whose zero got lost. */
function proposeDays(text: string): Proposals {
  const [, one, other, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(plainText(text)) ?? []
  if (one && other && year)
    return { proposal: null, others: [`${year}-${one}-${other}`, `${year}-${other}-${one}`] }
  const [, yearOnly] = /^(\d{4})\.1$/u.exec(plainText(text)) ?? []
  return { proposal: null, others: yearOnly ? [`${yearOnly}-01`, `${yearOnly}-10`] : [] }
}
