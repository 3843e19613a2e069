import type { CustomField, CustomValues } from '../../contract/custom-fields.ts'
import { dayAfter } from './days.ts'
import { type Draw, drawFrom } from './draw.ts'

type DemoField = Omit<CustomField, 'id' | 'object' | 'active' | 'version'>

const option = (key: string, label: string, colour: CustomField['options'][number]['colour']) => ({
  key,
  label,
  colour,
  retired: false,
})

const bought = {
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
  key: 'cf_machines',
  label: '在用设备',
  kind: 'number',
  unit: '台',
  decimals: 0,
  help: '现场在用的主要设备数量，含停机待修的',
  options: [],
} satisfies DemoField

const maintained = {
  key: 'cf_shutdown',
  label: '年度检修',
  kind: 'date',
  unit: null,
  decimals: 0,
  help: '下一次停产检修从哪天开始',
  options: [],
} satisfies DemoField

/** What the demo company wants to know of its customers besides the built-in fields. */
export const demoFields: readonly DemoField[] = [bought, machines, maintained]

/** Of its own sequence, so that the rest of the story stays as it was told. */
const seed = 20_261_124

/** Values for so many customers; of many nobody has asked yet. */
export function drawCustomValues(count: number, today: string): CustomValues[] {
  const draw = drawFrom(seed)
  return Array.from({ length: count }, () => drawOne(draw, today))
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
