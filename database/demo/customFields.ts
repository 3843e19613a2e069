import type { ContactDraft } from '../../contract/contacts.ts'
import type { CustomField, CustomValues } from '../../contract/custom-fields.ts'
import { dayAfter } from './days.ts'
import { type Draw, drawFrom } from './draw.ts'

type DemoField = Omit<CustomField, 'id' | 'active' | 'version'>

const option = (key: string, label: string, colour: CustomField['options'][number]['colour']) => ({
  key,
  label,
  colour,
  retired: false,
})

const bought = {
  object: 'customer',
  key: 'cf_buying',
  label: '采购方式',
  kind: 'single',
  unit: null,
  decimals: 0,
  help: '一般怎么定供应商',
  options: [
    option('o_tender', '招标', 'blue'),
    option('o_quotes', '询比价', 'teal'),
    option('o_frame', '年度框架', 'green'),
    option('o_spot', '零星采购', 'grey'),
  ],
} satisfies DemoField

const machines = {
  object: 'customer',
  key: 'cf_machines',
  label: '在用设备',
  kind: 'number',
  unit: '台',
  decimals: 0,
  help: '现场在用的主要设备数量，含停机待修的',
  options: [],
} satisfies DemoField

const maintained = {
  object: 'customer',
  key: 'cf_shutdown',
  label: '年度检修',
  kind: 'date',
  unit: null,
  decimals: 0,
  help: '下一次停产检修从哪天开始',
  options: [],
} satisfies DemoField

const certified = {
  object: 'customer',
  key: 'cf_certified',
  label: '认证要求',
  kind: 'multi',
  unit: null,
  decimals: 0,
  help: '供应商要先有的认证，报价前核对',
  options: [
    option('o_quality', 'ISO 9001', 'blue'),
    option('o_automotive', 'IATF 16949', 'purple'),
    option('o_europe', 'CE', 'teal'),
    option('o_explosion', '防爆', 'red'),
  ],
} satisfies DemoField

const stocked = {
  object: 'customer',
  key: 'cf_spares',
  label: '自备备件库',
  kind: 'boolean',
  unit: null,
  decimals: 0,
  help: null,
  options: [],
} satisfies DemoField

const spent = {
  object: 'customer',
  key: 'cf_spent',
  label: '年备件采购额',
  kind: 'money',
  unit: null,
  decimals: 0,
  help: '去年向所有供应商买备件一共花了多少',
  options: [],
} satisfies DemoField

const portal = {
  object: 'customer',
  key: 'cf_portal',
  label: '供应商平台',
  kind: 'link',
  unit: null,
  decimals: 0,
  help: '投标、对账要登录的网址',
  options: [],
} satisfies DemoField

const signing = {
  object: 'contact',
  key: 'cf_signing',
  label: '签字权限',
  kind: 'single',
  unit: null,
  decimals: 0,
  help: '一次能批多大的采购',
  options: [
    option('o_small', '10 万元以内', 'grey'),
    option('o_middle', '50 万元以内', 'teal'),
    option('o_any', '不限', 'green'),
  ],
} satisfies DemoField

/** What the demo company wants to know of its customers and contacts besides the built-in fields. */
export const demoFields: readonly DemoField[] = [
  bought,
  machines,
  maintained,
  certified,
  stocked,
  spent,
  portal,
  signing,
]

/** Of its own sequence, so that the rest of the story stays as it was told. */
const seed = 20_261_124

/** Values for so many customers; of many nobody has asked yet. */
export function drawCustomValues(count: number, today: string): CustomValues[] {
  const draw = drawFrom(seed)
  const later = drawFrom(seed + 1)
  return Array.from({ length: count }, () => ({ ...drawOne(draw, today), ...drawService(later) }))
}

/** What 何敏's people asked when they planned the service contracts: by then not everybody was reached. */
function drawService(draw: Draw): CustomValues {
  const certificates = certified.options.filter(() => draw.chance(0.35)).map(({ key }) => key)
  const hasStock = draw.chance(0.4)
  const wan = draw.between(2, 60) * (hasStock ? 1 : 3)
  const address = `https://srm${draw.between(1, 9)}.example.com`
  const known = draw.fraction()
  if (known < 0.6) return {}
  return {
    [stocked.key]: hasStock,
    ...(certificates.length > 0 && { [certified.key]: certificates }),
    ...(known > 0.7 && { [spent.key]: wan * 1_000_000 }),
    ...(known > 0.88 && { [portal.key]: address }),
  }
}

/** How much each contact may sign for, by its relation; of most it was never said. */
export function drawContactValues(contacts: readonly ContactDraft[], index: number): CustomValues[] {
  const draw = drawFrom(seed + 2 + index)
  return contacts.map(({ relation }) => {
    const isKnown = draw.chance(0.5)
    const { key } = draw.pick(signing.options.slice(0, 2))
    if (!isKnown) return {}
    if (relation === 'decision_maker') return { [signing.key]: 'o_any' }
    return relation === 'purchasing' ? { [signing.key]: key } : {}
  })
}

function drawOne(draw: Draw, today: string): CustomValues {
  const buying = draw.pick(bought.options).key
  const count = draw.between(1, 12) * draw.pick([1, 2, 5, 10])
  const days = draw.between(20, 300)
  const known = draw.fraction()
  if (known < 0.45) return {}
  return {
    [bought.key]: buying,
    ...(known > 0.6 && { [machines.key]: count }),
    ...(known > 0.85 && { [maintained.key]: dayAfter(today, days) }),
  }
}
