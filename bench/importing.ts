import { setTimeout as delay } from 'node:timers/promises'
import type { ImportState } from '../contract/imports.ts'
import { type Client, formOf } from './client.ts'

export type Imported = { rows: number; reading: number; checking: number; running: number; undoing: number }

const rowCount = 20_000
/** An import that takes longer, in milliseconds, isn't waited for. */
const patience = 60_000

/** The whole way of an import over HTTP and back; seconds for each step, as a person would wait. */
export async function timeImport(client: Client): Promise<Imported> {
  const seconds = async (until: ImportState['status']): Promise<number> => {
    const began = performance.now()
    while (performance.now() - began < patience) {
      const state = await client.call<ImportState>('GET', `/imports/${id}`)
      if (state.status === until) return (performance.now() - began) / 1000
      if (state.status === 'failed') throw new Error(`import failed: ${state.problem?.message}`)
      await delay(20)
    }
    throw new Error(`the import isn’t ${until} after ${patience / 1000} s`)
  }
  const { id } = await client.call<{ id: number }>(
    'POST',
    '/imports',
    formOf('bench.csv', 'text/csv', Buffer.from(sheet())),
  )
  const reading = await seconds('mapping')
  const { sheet: sheetIndex, sheets } = await client.call<ImportState>('GET', `/imports/${id}`)
  const headRow = sheets[sheetIndex]?.headRow ?? 1
  const mapping = ['name', 'contact.name', 'contact.phones', 'initialNeed', 'region']
  await client.call('PUT', `/imports/${id}/mapping`, { sheet: sheetIndex, headRow, mapping })
  const checking = await seconds('ready')
  const { rowsGood, rowsBad } = await client.call<ImportState>('GET', `/imports/${id}`)
  if (rowsBad > 0) throw new Error(`${rowsBad} of the rows to import are refused`)
  await client.call('POST', `/imports/${id}/run`, {})
  const running = await seconds('done')
  await client.call('POST', `/imports/${id}/undo`)
  return { rows: rowsGood, reading, checking, running, undoing: await seconds('mapping') }
}

function sheet(): string {
  const run = Date.now().toString(36)
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const phone = `139${String(10_000_000 + index)}`
    return `基准${run}第${index}号智能装备有限公司,王建${index % 97},${phone},装配线自动化改造,江苏省苏州市`
  })
  return ['公司名称,联系人,手机,初始需求,地区', ...rows].join('\n')
}
