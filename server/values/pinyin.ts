import { customPinyin, pinyin } from 'pinyin-pro'
import { plainText } from '../../contract/values/plainText.ts'
import { readings } from './readings.ts'
import { toSimplified } from './simplified.ts'

customPinyin(readings)

/** `full` joined and without tones (ü as v), `initials` one letter per character; Latin letters and digits stand in both. */
export type Pinyin = { full: string; initials: string }

/**
 * The pinyin of a name for search and sorting. In a person's name the first characters are read as a surname
 * (单 shan, 曾 zeng, 仇 qiu). Total; characters without a reading and punctuation are left out.
 */
export function pinyinOf(name: string, of: 'company' | 'person' = 'company'): Pinyin {
  const text = toSimplified(plainText(name)).toLowerCase()
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'spaced',
    toneSandhi: false,
    ...(of === 'person' ? { mode: 'surname' as const, surname: 'head' as const } : {}),
  })
  let full = ''
  let initials = ''
  const characters = [...text]
  for (const [index, syllable] of syllables.entries()) {
    const latin = syllable
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, '')
    full += latin
    initials += syllable === characters[index] ? latin : latin.slice(0, 1)
  }
  return { full, initials }
}
