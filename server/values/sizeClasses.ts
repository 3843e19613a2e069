export type SizeMetric = 'headcount' | 'revenue' | 'assets'
/** Lower bounds of 大型, 中型 and 小型, inclusive: people, or 万元 for revenue and assets. Below 小型 is 微型. */
type Bounds = Partial<Record<SizeMetric, readonly [large: number, medium: number, small: number]>>

/**
 * The 16 statistical industries and their bounds.
 * Source: 国家统计局《统计上大中小微型企业划分办法（2017）》国统字〔2017〕213号, 附表; the numbers are those of 工信部联企业〔2011〕300号.
 */
export const sizeBounds = {
  农林牧渔业: { revenue: [20_000, 500, 50] },
  工业: { headcount: [1000, 300, 20], revenue: [40_000, 2000, 300] },
  建筑业: { revenue: [80_000, 6000, 300], assets: [80_000, 5000, 300] },
  批发业: { headcount: [200, 20, 5], revenue: [40_000, 5000, 1000] },
  零售业: { headcount: [300, 50, 10], revenue: [20_000, 500, 100] },
  交通运输业: { headcount: [1000, 300, 20], revenue: [30_000, 3000, 200] },
  仓储业: { headcount: [200, 100, 20], revenue: [30_000, 1000, 100] },
  邮政业: { headcount: [1000, 300, 20], revenue: [30_000, 2000, 100] },
  住宿业: { headcount: [300, 100, 10], revenue: [10_000, 2000, 100] },
  餐饮业: { headcount: [300, 100, 10], revenue: [10_000, 2000, 100] },
  信息传输业: { headcount: [2000, 100, 10], revenue: [100_000, 1000, 100] },
  软件和信息技术服务业: { headcount: [300, 100, 10], revenue: [10_000, 1000, 50] },
  房地产开发经营: { revenue: [200_000, 1000, 100], assets: [10_000, 5000, 2000] },
  物业管理: { headcount: [1000, 300, 100], revenue: [5000, 1000, 500] },
  租赁和商务服务业: { headcount: [300, 100, 10], assets: [120_000, 8000, 100] },
  其他未列明行业: { headcount: [300, 100, 10] },
} as const satisfies Record<string, Bounds>

export type SizeIndustry = keyof typeof sizeBounds

/**
 * Groups before divisions, divisions before sections. Source: notes to the same table. 工业 is B, C, D; 交通运输业 is
 * 54–58 and 591 装卸搬运, without 53 railways; 仓储业 592–599; 信息传输业 63, 64; 其他未列明行业 is M, N, O, 85 社会工作, R, 703, 709.
 * Not covered: 53, 704 自有房地产经营活动, J finance, 83 education, 84 health, S, T.
 */
const industryOfCode = new Map<string, SizeIndustry | null>(
  Object.entries({
    A: '农林牧渔业',
    B: '工业',
    C: '工业',
    D: '工业',
    E: '建筑业',
    '51': '批发业',
    '52': '零售业',
    '53': null,
    '54': '交通运输业',
    '55': '交通运输业',
    '56': '交通运输业',
    '57': '交通运输业',
    '58': '交通运输业',
    '591': '交通运输业',
    ...Object.fromEntries(
      ['592', '593', '594', '595', '596', '599'].map((group) => [group, '仓储业' as const]),
    ),
    '60': '邮政业',
    '61': '住宿业',
    '62': '餐饮业',
    '63': '信息传输业',
    '64': '信息传输业',
    '65': '软件和信息技术服务业',
    '701': '房地产开发经营',
    '702': '物业管理',
    '703': '其他未列明行业',
    '704': null,
    '709': '其他未列明行业',
    L: '租赁和商务服务业',
    M: '其他未列明行业',
    N: '其他未列明行业',
    O: '其他未列明行业',
    '85': '其他未列明行业',
    R: '其他未列明行业',
    J: null,
    '83': null,
    P: null,
    '84': null,
    S: null,
    T: null,
  }),
)

/**
 * Every statistical industry that a section, division or group can belong to, null among them where part of it has no
 * class. More than one: the code isn't fine enough (F, G, 59, 70, Q).
 */
export function sizeIndustriesOf(code: string, section: string): (SizeIndustry | null)[] {
  for (const known of [code.slice(0, 3), code.slice(0, 2), section]) {
    const industry = industryOfCode.get(known)
    if (industry !== undefined) return [industry]
    const below = codesBelow(known)
    if (below.length > 0) return [...new Set(below.map((one) => industryOfCode.get(one) ?? null))]
  }
  return []
}

/** First and last division of the sections whose divisions differ. */
const divisionsOfSection = new Map([
  ['F', [51, 52]],
  ['G', [53, 60]],
  ['H', [61, 62]],
  ['I', [63, 65]],
  ['K', [70, 70]],
  ['Q', [84, 85]],
])

function codesBelow(code: string): string[] {
  const [first = 0, last = -1] = divisionsOfSection.get(code) ?? []
  const starts =
    last < 0 ? [code] : Array.from({ length: last - first + 1 }, (_, step) => String(first + step))
  return [...industryOfCode.keys()].filter((one) =>
    starts.some((start) => one.startsWith(start) && one !== code),
  )
}
