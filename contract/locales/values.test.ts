import { expect, test } from 'vitest'
import { reasons } from '../values/parsed.ts'
import { values } from './values.ts'

test.each(['zh-CN', 'en'] as const)(
  'every reason has its own sentence in %s, without exclamation marks',
  (language) => {
    const sentences = values[language]
    expect(Object.keys(sentences).sort()).toEqual([...reasons].sort())
    for (const sentence of Object.values(sentences)) {
      expect(sentence).toMatch(language === 'en' ? /^[A-Z].{10,}\.$/u : /^\p{Script=Han}.{5,}。$/u)
      expect(sentence).not.toMatch(/[!！]/u)
    }
    expect(new Set(Object.values(sentences)).size).toBe(reasons.length)
  },
)
