import { explain } from './platform/explain.ts'
import { start } from './start.ts'

const [command = 'start'] = process.argv.slice(2)

try {
  await start(command === 'demo' ? 'demo' : 'start')
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
