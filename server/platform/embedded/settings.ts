/** What the machine offers; sizes in megabytes. */
export type Machine = { memory: number; sharedMemoryFolder: number }

const between = (least: number, size: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, size)))

/**
 * Settings for a small server that also runs the program beside the database. They are given at every start and not
 * written to the cluster, so that they follow the machine. Without wal_compression: the packaged PostgreSQL is built
 * without lz4, and pglz costs more processor time than it saves on local disks. What is in PostgreSQL's own buffers is in the
 * system's cache as well: beyond 256 MB they make nothing faster (docs/decisions/0003).
 */
export function settingsFor(machine: Machine, throwAway: boolean): Record<string, string | number> {
  const settings = {
    shared_buffers: `${throwAway ? 128 : between(64, machine.memory * 0.15, 256)}MB`,
    effective_cache_size: `${between(128, machine.memory * 0.6, 65536)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${between(32, machine.memory / 32, 512)}MB`,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    max_connections: 60,
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Containers often have 64 MB of /dev/shm, too little for a parallel join.
    ...(machine.sharedMemoryFolder < 512 ? { dynamic_shared_memory_type: 'sysv' } : {}),
  }
  if (!throwAway) return settings
  return { ...settings, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
}
