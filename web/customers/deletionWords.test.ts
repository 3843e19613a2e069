import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { catalogue as en } from '../../contract/locales/en/index.ts'
import { catalogue as zh } from '../../contract/locales/zh-CN/index.ts'
import { shownIn } from '../ui/useShown.ts'
import { goingAlong, restoredWords } from './deletionWords.ts'

const words = {} as Record<'zh-CN' | 'en', TFunction>
beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  })
  for (const language of ['zh-CN', 'en'] as const) words[language] = i18next.getFixedT(language)
})

describe('what goes to the trash along with customers', () => {
  const along = { contacts: 3, followUps: 0, plans: 2, files: 1 }
  test.each([
    ['zh-CN', along, '连同 3 位联系人、2 个未完成的计划、1 个附件。'],
    ['en', along, 'Along with 3 contacts, 2 open plans, 1 files.'],
    ['zh-CN', { contacts: 0, followUps: 0, plans: 0, files: 0 }, ''],
  ] as const)('%s %j', (language, figures, expected) => {
    expect(goingAlong(words[language], shownIn(language).list, figures)).toBe(expected)
  })
})

describe('what came back', () => {
  const left = (why: 'duplicate' | 'not_allowed') => ({ id: 1, name: '甲', why })
  test.each([
    ['all', [1, 2], 0, [], 0, '已恢复 2 个'],
    [
      'all, of which one is to be looked at',
      [1, 2],
      1,
      [],
      0,
      '已恢复 2 个，其中 1 个与其他客户可能是同一家，请核对',
    ],
    [
      'but for one that counts as another',
      [1],
      0,
      [left('duplicate')],
      0,
      '已恢复 1 个，1 个与其他客户重复，按查重规则或报备不能恢复，仍在回收站',
    ],
    ['but for those that somebody brought back', [1], 0, [], 2, '已恢复 1 个，2 个已不在回收站'],
    ['none that one may not bring back', [], 0, [left('not_allowed')], 0, '已恢复 0 个，1 个没有权限恢复'],
  ] as const)('%s', (_, restored, alike, leftAlone, unknown, expected) => {
    const result = { restored: [...restored], alike, leftAlone: [...leftAlone], unknown }
    expect(restoredWords(words['zh-CN'], result)).toBe(expected)
  })
})
