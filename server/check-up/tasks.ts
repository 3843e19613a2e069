import type { Database } from '../platform/database.ts'
import { checkUp } from './run.ts'

export const checkUpTasks = (database: Database) => ({ check_up: () => checkUp(database) })
