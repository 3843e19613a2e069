import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'
import { leastFreeMegabytes, refusal } from './refusal.ts'
import type { Machine } from './settings.ts'

const megabyte = 1024 * 1024

/** The memory this process may use: a container's limit counts, not the machine around it. */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory()
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  return { memory: memory / megabyte, sharedMemoryFolder: sizeOf('/dev/shm') }
}

/** @throws refusal `disk` when there is too little room to start safely */
export function refuseFullDisk(folder: string): void {
  const free = freeMegabytes(folder)
  if (free < leastFreeMegabytes) throw refusal('disk', { folder, freeMegabytes: free })
}

export function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Math.floor((bavail * bsize) / megabyte)
}

function sizeOf(folder: string): number {
  try {
    const { blocks, bsize } = statfsSync(folder)
    return (blocks * bsize) / megabyte
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
