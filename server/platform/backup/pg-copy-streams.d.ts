declare module 'pg-copy-streams' {
  import type { Duplex, Readable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** Rows as COPY text; `rowCount` is known at the end. */
  export function to(statement: string): Readable & Submittable & { rowCount: number | undefined }
  export function from(statement: string): Duplex & Submittable
}
