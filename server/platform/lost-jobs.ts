import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'

/** Milliseconds after which the answer to a job's taking up isn't on its way any more, and until the next look. */
const patience = 3_000
/** Of those that have begun here, enough to hold all that aren't written down as done yet. */
const remembered = 1_000

/**
 * A job that PostgreSQL gave to this process in the moment it went down: given away there, unknown here, and so never begun.
 * It is given back, to be taken up again. Watched for after every failure to take one up.
 */
export function giveBackLost(pool: pg.Pool, events: WorkerEvents): { stop(): void } {
  const workers = new Set<string>()
  const begun = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  events.on('pool:create', ({ workerPool }) => workers.add(workerPool.id))
  events.on('job:start', ({ job }) => {
    begun.add(String(job.id))
    const [oldest] = begun
    if (begun.size > remembered && oldest) begun.delete(oldest)
  })
  const lookLater = () => {
    timer ??= setTimeout(() => {
      timer = null
      look().catch(lookLater)
    }, patience * 2)
  }
  events.on('worker:getJob:error', lookLater)

  async function look(): Promise<void> {
    const { rows } = await pool.query<{ id: string }>(
      `select id::text as id from graphile_worker._private_jobs
       where locked_by = any($1) and locked_at < now() - make_interval(secs => $2)`,
      [[...workers], patience / 1_000],
    )
    const lost = rows.flatMap(({ id }) => (begun.has(id) ? [] : [id]))
    if (lost.length === 0) return
    await pool.query(
      `update graphile_worker._private_jobs set locked_by = null, locked_at = null, attempts = attempts - 1
       where id = any($1::bigint[]) and locked_by = any($2)`,
      [lost, [...workers]],
    )
  }

  return {
    stop: () => {
      events.off('worker:getJob:error', lookLater)
      if (timer) clearTimeout(timer)
    },
  }
}
