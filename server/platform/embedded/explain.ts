import { freeMegabytes } from './machine.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Turns the last words of initdb or postgres into the sentence that helps. */
export function explain(output: string, folder: string): Refusal {
  if (isDiskFull(output)) return refusal('disk', { folder, freeMegabytes: freeMegabytes(folder) })
  const denied = output.match(/(?:could not|cannot) .*(Permission denied|Read-only file system)/)
  if (denied?.[1]) return refusal('notWritable', { folder, reason: denied[1] })
  return refusal('failed', { output: output.trim().split('\n').slice(-12).join('\n') })
}

export const isDiskFull = (output: string): boolean =>
  /No space left on device|Disk quota exceeded/.test(output)

/** A condition that goes away by itself: another program took the port, or backends of a killed postmaster still hold the memory. */
export const isPassing = (output: string): boolean =>
  /Address already in use|could not bind|pre-existing shared memory block/.test(output)
