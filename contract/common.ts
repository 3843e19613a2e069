import { z } from 'zod'

/** Identifiers are positive integers below 2^53. */
export const id = z.int().positive()
export const idParams = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })

/** A day, `2024-06-20`. ISO 8601 has a year 0000, the calendar of PostgreSQL has none. */
export const day = z.iso.date().refine((text) => !text.startsWith('0000'), 'format.date')

/** An instant in UTC, `2024-06-20T02:15:00.000Z`, of a year that the calendar of PostgreSQL has. */
export const instant = z.iso.datetime().refine((text) => !text.startsWith('0000'), 'format.datetime')

/** Fen (CNY cents). */
export const fen = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** Both bounds inclusive; one of them may be open, never both. */
const range = (bound: z.ZodNumber) =>
  z
    .object({ min: bound.nullable(), max: bound.nullable() })
    .refine((r) => r.min !== null || r.max !== null, 'range.empty')
    .refine((r) => r.min === null || r.max === null || r.min <= r.max, 'range.reversed')

export const peopleRange = range(z.int().nonnegative().max(10_000_000))
export const fenRange = range(fen)

/** Text as people type it: trimmed; nothing left means nothing given. */
export const text = (max: number) => z.string().trim().min(1).max(max)

/** A record's version when it was read; an edit made from it says so. */
export const version = z.int().positive().max(2_147_483_647)

export const person = z.object({ id, name: z.string() })
export type Person = z.infer<typeof person>

/** Lists are paged by key: `next` is given back as `after`, and is null on the last page. */
export const pageQuery = {
  /** Long enough for the pinyin of the longest name. */
  after: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const nothing = z.object({})
