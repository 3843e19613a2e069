import type { FastifyBaseLogger } from 'fastify'
import {
  Logger,
  makeWorkerUtils,
  type Runner,
  run,
  type TaskList,
  type Logger as WorkerLogger,
} from 'graphile-worker'
import type pg from 'pg'

export type Jobs = {
  add(task: string, payload: Record<string, unknown>): Promise<void>
  stop(): Promise<void>
}

type Tasks = Record<string, (payload: unknown) => Promise<void>>
type Work = {
  tasks: Tasks
  crontab: string
  /** Long tasks that many may ask for: one at a time in this process, so that the others have their turn. */
  oneByOne?: readonly string[]
}

/** Runs background work in this process. A job survives the process: whoever starts next goes on with it. */
export async function startJobs(
  pool: pg.Pool,
  log: FastifyBaseLogger,
  { tasks, crontab, oneByOne = [] }: Work,
): Promise<Jobs> {
  const logger = loggerOf(log)
  const utils = await makeWorkerUtils({ pgPool: pool, logger })
  await utils.migrate()
  const { guarded, running } = guarding(tasks, oneByOne)
  const runner: Runner = await run({
    pgPool: pool,
    logger,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: guarded as TaskList,
    forbiddenFlags: () => [...running],
    crontab,
  })
  runner.promise.catch((error: unknown) => log.error({ error }, 'background work stopped'))
  return {
    add: async (task, payload) => {
      const flags = oneByOne.includes(task) ? { flags: [task] } : {}
      await utils.addJob(task, payload, { maxAttempts: 1, ...flags })
    },
    stop: async () => {
      await runner.stop()
      await utils.release()
    },
  }
}

/** The same tasks, and which of the long ones is at work: no other of it is taken up meanwhile. */
function guarding(tasks: Tasks, oneByOne: readonly string[]) {
  const running = new Set<string>()
  const guarded = Object.entries(tasks).map(([name, task]): [string, Tasks[string]] => [
    name,
    !oneByOne.includes(name)
      ? task
      : async (payload) => {
          running.add(name)
          try {
            await task(payload)
          } finally {
            running.delete(name)
          }
        },
  ])
  return { guarded: Object.fromEntries(guarded), running }
}

const loggerOf = (log: FastifyBaseLogger): WorkerLogger =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error')
      log.error({ error: meta?.error instanceof Error ? meta.error.message : undefined }, message)
    if (level === 'warning') log.warn(message)
  })
