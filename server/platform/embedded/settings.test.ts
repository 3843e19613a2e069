import { expect, test } from 'vitest'
import { settingsFor } from './settings.ts'

const roomy = 4096

test.each([
  [512, '77MB', '307MB', '32MB'],
  [2048, '256MB', '1229MB', '64MB'],
  [8192, '256MB', '4915MB', '256MB'],
  [262144, '256MB', '65536MB', '512MB'],
])('a machine of %i MB', (memory, shared_buffers, effective_cache_size, maintenance_work_mem) => {
  expect(settingsFor({ memory, sharedMemoryFolder: roomy }, false)).toMatchObject({
    shared_buffers,
    effective_cache_size,
    maintenance_work_mem,
    synchronous_commit: 'on',
  })
})

test('fsync is only ever off for a throw-away database', () => {
  const machine = { memory: 8192, sharedMemoryFolder: roomy }
  expect(settingsFor(machine, false)).not.toHaveProperty('fsync')
  expect(settingsFor(machine, true)).toMatchObject({ fsync: 'off' })
})

test('a container with a small /dev/shm gets its shared memory elsewhere', () => {
  expect(settingsFor({ memory: 8192, sharedMemoryFolder: 64 }, false)).toMatchObject({
    dynamic_shared_memory_type: 'sysv',
  })
  expect(settingsFor({ memory: 8192, sharedMemoryFolder: roomy }, false)).not.toHaveProperty(
    'dynamic_shared_memory_type',
  )
})
