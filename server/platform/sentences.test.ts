import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorStatus } from '../../contract/errors.ts'
import { languages } from '../../contract/session.ts'
import { languageOf, problemSentence, sentence } from './sentences.ts'

const root = join(import.meta.dirname, '../..')

/** Reasons as they are named in the sources: `failed('phone.length')`, `invalid(path, 'reference')`. */
function reasonsNamed(): string[] {
  const naming =
    /(?:\bfailed\(|\binvalid\([^()]*(?:\([^()]*\))?[^()]*,|\bcode: )\s*'([a-z_]+(?:\.[a-zA-Z_]+)?)'/g
  const files = ['contract/values', 'server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          name.endsWith('.ts') &&
          !name.endsWith('.test.ts') &&
          !/workbook|embedded|testing|import|^exports/.test(name),
      )
      .map((name) => join(root, folder, name)),
  )
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(naming)].map(([, code = '']) => code),
  )
  return [...new Set(found)].filter((code) => !(code in errorStatus))
}

describe.each(languages)('in %s', (language) => {
  test.each(Object.keys(errorStatus))('the error %s has a sentence', (code) => {
    const said = sentence(language, `errors.${code}`)
    expect(said).not.toContain('errors.')
    if (language === 'zh-CN') expect(said).toMatch(/\p{Script=Han}/u)
    else expect(said).not.toMatch(/\p{Script=Han}/u)
  })

  test('every reason that the sources name has a sentence', () => {
    const reasons = reasonsNamed()
    expect(reasons.length).toBeGreaterThan(20)
    expect(
      reasons.filter((code) => /^(problems|values)\./.test(problemSentence(language, code, {}))),
    ).toEqual([])
  })

  test.each(['email', 'url', 'date', 'datetime', 'regex'])('a wrong %s has a sentence', (format) => {
    expect(problemSentence(language, `format.${format}`, {})).not.toMatch(/^problems/)
  })
})

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-US,en;q=0.9', 'en'],
  ['EN', 'en'],
  ['de-DE', 'zh-CN'],
])('who accepts %j reads %s', (accepted, language) => {
  expect(languageOf(accepted)).toBe(language)
})

test('data stands in its place, and nothing where there is none', () => {
  expect(sentence('zh-CN', 'errors.customer.duplicate', { owner: '李娜' })).toContain('李娜')
  expect(sentence('zh-CN', 'errors.customer.duplicate')).not.toContain('{{')
})
