import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { importTargets } from '../../contract/import-targets.ts'
import { catalogue as en } from '../../contract/locales/en/index.ts'
import { catalogue as zh } from '../../contract/locales/zh-CN/index.ts'
import { lacksContactName, mappedTwice, targetLabel } from './targets.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  })
})

describe('what a column can become', () => {
  it.each(['zh-CN', 'en'])('has a name of its own in %s', (language) => {
    const t = i18next.getFixedT(language)
    const labels = importTargets.map((target) => targetLabel(t, target))
    expect(new Set(labels).size).toBe(importTargets.length)
    expect(labels.filter((label) => /fields\.|imports\./.test(label))).toEqual([])
  })

  it.each([
    ['industry', '所属行业'],
    ['owner', '负责人'],
    ['contact.phones', '联系人电话'],
    ['size', '企业规模（人数与营收）'],
  ] as const)('%s is called %s', (target, label) => {
    expect(targetLabel(i18next.t, target)).toBe(label)
  })
})

describe('a mapping', () => {
  it.each([
    [['name', null, 'owner'], []],
    [['name', null, null, 'name', 'name'], ['name']],
    [
      ['owner', 'name', 'owner', 'name'],
      ['owner', 'name'],
    ],
    [['name', 'region', 'region', 'contact.phones', 'contact.phones'], []],
  ] as const)('%o has twice: %o', (mapping, twice) => {
    expect(mappedTwice(mapping)).toEqual(twice)
  })

  it.each([
    [['name', 'contact.phones'], true],
    [['name', 'contact.phones', 'contact.name'], false],
    [['name', 'contact.familyName', 'contact.email'], false],
    [['name', null, 'region'], false],
  ] as const)('%o has contacts without a name: %s', (mapping, lacks) => {
    expect(lacksContactName(mapping)).toBe(lacks)
  })
})
