import { givenNames, surnames } from '../database/demo/names.ts'
import { weightedPlaces } from '../database/demo/places.ts'
import { trades } from '../database/demo/trades.ts'
import { pinyinOf } from '../server/values/pinyin.ts'

/** A part of a name as search keeps it; joined parts make the columns of the whole name. */
export type Part = { text: string; full: string; initials: string }

const partOf = (text: string, of: 'company' | 'person' = 'company'): Part => ({ text, ...pinyinOf(text, of) })

const starts = [
  ...'鑫恒宏瑞盛科博华海金中联远信嘉立启卓亿润凯优铭朗东南天元大正国新世纪泰和安平昌兴荣德广通达顺福祥万利美雅欧迈斯维康赛格蓝青云星',
]
const ends = [
  ...'源泰丰锐隆晟辉捷拓邦图诚腾迪森益弘康途恩达力业创艺美佳洁特普尔克顿伦曼奇思睿智慧能动感知微光芯电磁波频谱量子核材晶石玉林峰川江湖',
]

/** Some 3,900 brands, so that a brand is rare and a trade is frequent: what two characters find differs a thousandfold. */
export const brands: Part[] = joined(
  starts.map((text) => partOf(text)),
  ends.map((text) => partOf(text)),
)

export const tradeParts = trades.flatMap(({ industry, shortCode, names }) =>
  names.map((name) => ({ ...partOf(name), industry, shortCode })),
)

/** Common forms stand in the list more often. */
export const suffixes: Part[] = [
  ...Array<string>(7).fill('有限公司'),
  ...Array<string>(2).fill('股份有限公司'),
  '集团有限公司',
].map((text) => partOf(text))

export const regionParts = weightedPlaces.flatMap(({ name, districts }) =>
  districts.slice(0, 3).map((code) => ({ ...partOf(name), code })),
)

export const personParts: Part[] = joined(
  surnames.map(([surname]) => partOf(surname, 'person')),
  givenNames.map(([given]) => partOf(given)),
)

function joined(firsts: Part[], seconds: Part[]): Part[] {
  return firsts.flatMap((first) =>
    seconds.map((second) => ({
      text: first.text + second.text,
      full: first.full + second.full,
      initials: first.initials + second.initials,
    })),
  )
}
