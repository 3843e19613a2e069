import { plainText } from '../../contract/values/plainText.ts'

/** Names in daily use that the CLDR names of Intl don't cover. */
const dailyNames: Record<string, string> = {
  阿联酋: 'AE',
  迪拜: 'AE',
  沙特: 'SA',
  南韩: 'KR',
  朝鲜: 'KP',
  美利坚: 'US',
  usa: 'US',
  'u.s.a.': 'US',
  america: 'US',
  uk: 'GB',
  england: 'GB',
  korea: 'KR',
  uae: 'AE',
  俄国: 'RU',
  波黑: 'BA',
  myanmar: 'MM',
  burma: 'MM',
  刚果金: 'CD',
  刚果布: 'CG',
}
/** Territories of China and codes that are no country in a customer's address. */
const notAbroad = new Set(['CN', 'HK', 'MO', 'TW', 'EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'])

const namesIn = {
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

function readCountries(): Map<string, string> {
  const names = new Map<string, string>()
  const languages = Object.values(namesIn)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // Withdrawn codes (SU, UK, YU …) carry the name of their successor.
    if (notAbroad.has(code) || new Intl.Locale('und', { region: code }).region !== code) continue
    for (const language of languages) {
      const name = language.of(code)
      const key = name && plainText(name).toLowerCase()
      if (key && name !== code && !names.has(key)) names.set(key, code)
    }
  }
  for (const [name, code] of Object.entries(dailyNames)) names.set(name, code)
  return names
}

/** A country as it is called in a language. @param code ISO 3166-1 */
export const countryName = (language: keyof typeof namesIn, code: string): string =>
  namesIn[language].of(code) ?? code

let countries: Map<string, string> | undefined

/** A country outside China named at the start of the text (Chinese or English): its ISO 3166-1 code and the rest. */
export function countryAtStart(text: string): { country: string; rest: string } | null {
  countries ??= readCountries()
  const plain = plainText(text)
  const lower = plain.toLowerCase()
  for (let length = Math.min(lower.length, 40); length >= 2; length--) {
    const country = countries.get(lower.slice(0, length))
    // An English name must end where its word ends; Niger isn't Nigeria.
    if (country && !(/[a-z.]$/u.test(lower.slice(0, length)) && /^[a-z]/u.test(lower.slice(length)))) {
      return { country, rest: plain.slice(length).replace(/^[\s,.;:/-]+/u, '') }
    }
  }
  return null
}
