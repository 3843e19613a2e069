import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pinyinOf } from './pinyin.ts'
import { readings } from './readings.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each([
  ['重庆长安汽车股份有限公司', 'chongqingchanganqichegufenyouxiangongsi', 'cqcaqcgfyxgs'],
  ['长沙银行', 'changshayinhang', 'csyh'],
  ['招商银行北京分行', 'zhaoshangyinhangbeijingfenhang', 'zsyhbjfh'],
  ['中国音乐学院', 'zhongguoyinyuexueyuan', 'zgyyxy'],
  ['单县长城重工', 'shanxianchangchengzhonggong', 'sxcczg'],
  ['厦门厦工机械', 'xiamenxiagongjixie', 'xmxgjx'],
  ['大厦酒店', 'dashajiudian', 'dsjd'],
  ['六安调味品行业', 'luantiaoweipinhangye', 'latwphy'],
  ['朝阳重型机械', 'chaoyangzhongxingjixie', 'cyzxjx'],
  ['吕梁绿色铝业', 'lvlianglvselvye', 'lllsly'],
  ['臺灣積體電路', 'taiwanjitidianlu', 'twjtdl'],
  ['ABC科技123（上海）', 'abckeji123shanghai', 'abckj123sh'],
  ['ＡＢＣ-Ｄ', 'abcd', 'abcd'],
  ['一汽不锈钢', 'yiqibuxiugang', 'yqbxg'],
  ['', '', ''],
])('company %s reads %s, %s', (name, full, initials) => {
  expect(pinyinOf(name)).toEqual({ full, initials })
})

test.each([
  ['单雄信', 'shanxiongxin'],
  ['曾国藩', 'zengguofan'],
  ['仇英', 'qiuying'],
  ['区伯', 'oubo'],
  ['解晓东', 'xiexiaodong'],
  ['任贤齐', 'renxianqi'],
  ['查良镛', 'zhaliangyong'],
  ['朴树', 'piaoshu'],
  ['尉迟恭', 'yuchigong'],
  ['长孙无忌', 'zhangsunwuji'],
  ['万俟卨', 'moqixie'],
  ['吕布', 'lvbu'],
  ['John Smith', 'johnsmith'],
])('person %s reads %s', (name, full) => {
  expect(pinyinOf(name, 'person').full).toBe(full)
})

test('the readings that were corrected hold inside company names too', () => {
  for (const [word, reading] of Object.entries(readings)) {
    const { full } = pinyinOf(`${word}科技有限公司`)
    expect(full).toBe(`${reading.replaceAll(' ', '')}kejiyouxiangongsi`)
  }
})

test('whatever the name, only a–z and 0–9 come out, and initials are no longer than the full reading', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point))
  const name = fc.string({ unit: fc.oneof(han, fc.constantFrom(...'aZ09 -（）')), maxLength: 12 })
  fc.assert(
    fc.property(fc.oneof(name, anyText), fc.constantFrom('company', 'person'), (text, of) => {
      const { full, initials } = pinyinOf(text, of)
      expect(full).toMatch(/^[a-z0-9]*$/)
      expect(initials).toMatch(/^[a-z0-9]*$/)
      expect(initials.length).toBeLessThanOrEqual(full.length)
    }),
    { numRuns: 500 },
  )
})
