import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue as en } from '../../contract/locales/en/index.ts'
import { catalogue as zh } from '../../contract/locales/zh-CN/index.ts'
import { shownIn } from '../ui/useShown.ts'
import { fieldWords } from './fieldWords.ts'

const names = {
  industryId: (id: unknown) => (id === 3 ? '新能源制造' : undefined),
  ownerId: () => '李娜',
  departmentId: () => '销售一部',
  reportsToId: () => '王总',
  contactId: () => '赵工',
  regionCode: () => '广东省 深圳市',
}

beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  })
})

describe('a value in words', () => {
  it.each([
    ['name', '华信电子', '华信电子', '华信电子'],
    ['stage', 'deal', '成交', 'Deal'],
    ['method', 'visit', '拜访', 'Visit'],
    ['stage', 'a stage of a later version', 'a stage of a later version', 'a stage of a later version'],
    ['preferredChannels', ['phone', 'wechat'], '电话、微信', 'Phone, WeChat'],
    [
      'phones',
      [{ shown: '138 0013 8000' }, '010-8888 6666'],
      '138 0013 8000、010-8888 6666',
      '138 0013 8000, 010-8888 6666',
    ],
    ['industryId', 3, '新能源制造', '新能源制造'],
    ['industryId', 4, '4', '4'],
    ['ownerId', 7, '李娜', '李娜'],
    ['headcount', { min: 500, max: 1000 }, '500–1000 人', '500–1000 people'],
    ['budget', { min: null, max: 80_000_000 }, '80 万元以下', '¥800,000 or less'],
    ['totalAssets', 120_000_000, '120 万元', '¥1,200,000'],
    ['isPrimary', true, '是', 'Yes'],
    ['country', 'DE', '德国', 'Germany'],
    ['foundedOn', '2004-05-01', '2004-05-01', '2004-05-01'],
    ['address', null, '', ''],
    ['address', '', '', ''],
  ])('%s %o is %s, in English %s', (field, value, inChinese, inEnglish) => {
    const say = (language: 'zh-CN' | 'en') =>
      fieldWords(i18next.getFixedT(language), shownIn(language), names, field, value)
    expect(say('zh-CN')).toBe(inChinese)
    expect(say('en')).toBe(inEnglish)
  })
})
