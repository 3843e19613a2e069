import type { Language } from '../../contract/session.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { countryName } from '../values/countries.ts'
import { parseRegion } from '../values/region.ts'
import { showRegion } from '../values/regions.ts'
import type { Proposals } from './propose.ts'

/** Further in nobody begins to say where. */
const mostStarts = 30

/**
 * Where a refused text can be: each place it names if it is unclear, else the one that most of it says, wherever that
 * begins (华东-江苏苏州, 总部设在昆山).
 */
export function proposeRegions(text: string, language: Language): Proposals {
  const whole = parseRegion(text)
  if (whole.ok) return clear(whole.value, language)
  if (whole.candidates) return { proposal: null, others: whole.candidates.map((found) => found.text) }
  const plain = plainText(text)
  let most = 0
  let best: Proposals = { proposal: null, others: [] }
  for (let start = 1; start < Math.min(plain.length - 1, mostStarts); start++) {
    const rest = plain.slice(start)
    const found = parseRegion(rest)
    const said = found.ok ? rest.length - found.value.rest.length : 2
    if (said <= most || (!found.ok && !found.candidates)) continue
    most = said
    best = found.ok
      ? clear(found.value, language)
      : { proposal: null, others: (found.candidates ?? []).map((place) => place.text) }
  }
  return best
}

/** Without the street, which is an address. */
const clear = (
  { country, code }: { country: string; code: string | null },
  language: Language,
): Proposals => ({
  proposal: (code === null ? null : showRegion(code)?.text) ?? countryName(language, country),
  others: [],
})

/** The country that a text names, wherever in it. */
export function proposeCountry(text: string, language: Language): Proposals {
  const plain = plainText(text)
  for (let start = 0; start < Math.min(plain.length - 1, mostStarts); start++) {
    const found = parseRegion(plain.slice(start))
    if (found.ok) return { proposal: countryName(language, found.value.country), others: [] }
  }
  return { proposal: null, others: [] }
}
