import fc from 'fast-check'
import { expect, test } from 'vitest'
import { industries, industryKey, parseIndustry } from './industry.ts'
import { industrySynonyms } from './industrySynonyms.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test('the standard has 20 sections and 97 divisions, each under its section', () => {
  const all = [...industries.values()]
  expect(all.filter(({ level }) => level === 'section')).toHaveLength(20)
  expect(all.filter(({ level }) => level === 'division')).toHaveLength(97)
  expect(
    all.every(
      ({ section, name, shortCode }) => industries.has(section) && name && /^[A-Z]{3}$/.test(shortCode),
    ),
  ).toBe(true)
})

test.each([
  ['C', 'C', 'code'],
  ['C38', '38', 'code'],
  ['38', '38', 'code'],
  ['701', '701', 'code'],
  ['K702', '702', 'code'],
  ['ｃ', 'C', 'code'],
  ['制造业', 'C', 'name'],
  ['製造業', 'C', 'name'],
  ['制造', 'C', 'name'],
  ['软件和信息技术服务业', '65', 'name'],
  ['软件与信息技术服务', '65', 'name'],
  ['批发业', '51', 'name'],
  ['批发和零售业', 'F', 'name'],
  ['教育', '83', 'name'],
  ['国际组织', '97', 'name'],
  ['IT服务业', '65', 'synonym'],
  ['IT 行业', '65', 'synonym'],
  ['汽车零部件', '36', 'synonym'],
  ['建筑行业', 'E', 'name'],
])('%s is %s (by %s)', (text, code, by) => {
  expect(parseIndustry(text)).toEqual({ ok: true, value: { code, by } })
})

test.each([
  ['贸易', ['51', '52']],
  ['新能源制造', ['38', '36']],
  ['物流行业', ['54', '58', '59', '60']],
  ['深圳新能源汽车配套', ['36']],
  ['计算机', ['39']],
])('%s fails and proposes %j first', (text, codes) => {
  const industry = parseIndustry(text)
  expect(industry).toMatchObject({ ok: false, reason: 'industry.ambiguous' })
  const candidates = industry.ok ? [] : (industry.candidates ?? [])
  expect(candidates.map(({ code }) => code).slice(0, codes.length)).toEqual(codes)
})

test.each([
  ['', 'value.empty'],
  ['Z', 'industry.unknown'],
  ['C65', 'industry.unknown'],
  ['99', 'industry.unknown'],
  ['381', 'industry.unknown'],
  ['C701', 'industry.unknown'],
  ['的', 'industry.unknown'],
  ['constructor', 'industry.unknown'],
])('%s fails with %s', (text, reason) => {
  expect(parseIndustry(text)).toEqual({ ok: false, reason })
})

test('every name and code of the standard is found, by the division where a section shares its name', () => {
  for (const { code, name, level, section } of industries.values()) {
    expect(parseIndustry(code)).toEqual({ ok: true, value: { code, by: 'code' } })
    const found = parseIndustry(name)
    const same = [...industries.values()].filter((other) => industryKey(other.name) === industryKey(name))
    expect(found).toEqual({ ok: true, value: { code: same.at(-1)?.code, by: 'name' } })
    expect(same.length === 1 || same.every((other) => other.section === section), `${level} ${name}`).toBe(
      true,
    )
  }
})

test('synonyms name codes of the standard, and stand in the form they are looked up in', () => {
  for (const [word, codes] of Object.entries(industrySynonyms)) {
    expect(industryKey(word)).toBe(word)
    expect(codes.filter((code) => !industries.has(code))).toEqual([])
  }
})

test('no text makes it throw, candidates are few', () => {
  const word = fc.array(fc.constantFrom(...Object.keys(industrySynonyms), '业', '和', '新'), { maxLength: 4 })
  fc.assert(
    fc.property(
      fc.oneof(
        word.map((parts) => parts.join('')),
        anyText,
      ),
      (typed) => {
        const industry = parseIndustry(typed)
        if (!industry.ok) expect(industry.candidates?.length ?? 0).toBeLessThanOrEqual(8)
      },
    ),
    { numRuns: 500 },
  )
})
