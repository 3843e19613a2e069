import type { Readable } from 'node:stream'

/** What is known of a content when it is put away. */
export type Content = { key: string; size: number; sha256: Buffer; mediaType: string }

/**
 * Where the contents of files lie, each under a random key that says nothing of its name. What fails there comes out as
 * `StoreError`, but for a full disk, which PostgreSQL's would be too.
 */
export type FileStore = {
  /** Contents on this machine's disk belong into its backup; those of a bucket are kept by who keeps the bucket. */
  kind: 'disk' | 's3'
  /** A folder for what is being received, on the same disk where the store is one. */
  incoming(): Promise<string>
  /** Takes the file at `path` over; it is gone from there afterwards. */
  put(content: Content, path: string): Promise<void>
  /** Null where there is none. */
  read(key: string): Promise<Readable | null>
  remove(key: string): Promise<void>
  /** Removes what an interrupted upload has left in `incoming`. Run daily. */
  clearOut(): Promise<void>
}

/** The store can't be reached, or refuses us. The message is for the log. */
export class StoreError extends Error {}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
