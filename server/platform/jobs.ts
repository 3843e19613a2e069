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

type Work = { tasks: Record<string, (payload: unknown) => Promise<void>>; crontab: string }

/** Runs background work in this process. A job survives the process: whoever starts next goes on with it. */
export async function startJobs(
  pool: pg.Pool,
  log: FastifyBaseLogger,
  { tasks, crontab }: Work,
): Promise<Jobs> {
  const logger = loggerOf(log)
  const utils = await makeWorkerUtils({ pgPool: pool, logger })
  await utils.migrate()
  const runner: Runner = await run({
    pgPool: pool,
    logger,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: tasks as TaskList,
    crontab,
  })
  runner.promise.catch((error: unknown) => log.error({ error }, 'background work stopped'))
  return {
    add: async (task, payload) => {
      await utils.addJob(task, payload, { maxAttempts: 1 })
    },
    stop: async () => {
      await runner.stop()
      await utils.release()
    },
  }
}

const loggerOf = (log: FastifyBaseLogger): WorkerLogger =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error')
      log.error({ error: meta?.error instanceof Error ? meta.error.message : undefined }, message)
    if (level === 'warning') log.warn(message)
  })
