import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import {
  Logger,
  type Runner,
  type RunnerOptions,
  run,
  type TaskList,
  type WorkerEvents,
  type Logger as WorkerLogger,
} from 'graphile-worker'
import type pg from 'pg'
import { type Db, sql } from './database.ts'
import { giveBackLost } from './lost-jobs.ts'

/** What asks for work in the background. */
export type Jobs = {
  /** Within the transaction that makes the work due: both are there afterwards, or neither is. */
  add(trx: Db, task: string, payload: Record<string, unknown>): Promise<void>
}

type Tasks = Record<string, (payload: unknown) => Promise<void>>
type Work = {
  tasks: Tasks
  crontab: string
  /** Long tasks that many may ask for: one at a time in this process, so that the others have their turn. */
  oneByOne?: readonly string[]
}

export const jobQueue = (oneByOne: readonly string[] = []): Jobs => ({
  add: async (trx, task, payload) => {
    const flags = oneByOne.includes(task) ? [task] : null
    await sql`
      select from graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, max_attempts => 1, flags => ${flags}::text[])`.execute(
      trx,
    )
  },
})

/** Milliseconds before work that has stopped by itself starts again. */
const pause = 2_000

/**
 * Runs background work in this process, and goes on after the database was away. A job survives the process: whoever starts
 * next goes on with it.
 */
export async function startJobs(
  pool: pg.Pool,
  log: FastifyBaseLogger,
  { tasks, crontab, oneByOne = [] }: Work,
): Promise<{ stop(): Promise<void> }> {
  const { guarded, running } = guarding(tasks, oneByOne)
  const events: WorkerEvents = new EventEmitter()
  const options: RunnerOptions = {
    pgPool: pool,
    logger: loggerOf(log),
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: guarded as TaskList,
    forbiddenFlags: () => [...running],
    crontab,
    events,
    // What became of a job can’t be written down while the database is away: so batched that ends this runner, and not the
    // process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }
  const lost = giveBackLost(pool, events)
  let runner: Runner | null = await run(options)
  let isStopping = false
  const goOn = async () => {
    while (!isStopping) {
      await runner?.promise.catch(() => undefined)
      runner = null
      if (isStopping) return
      log.error('background work stopped and starts again')
      await delay(pause)
      if (!isStopping) runner = await run(options).catch(() => null)
    }
  }
  const ended = goOn()
  return {
    stop: async () => {
      isStopping = true
      lost.stop()
      await runner?.stop()
      await ended
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
