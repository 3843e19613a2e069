import type { MentionPlace } from '../../contract/privacy.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import type { Person } from './person.ts'

/**
 * Where people write freely, and where a person may therefore be mentioned. A new text goes in here, or the specification of
 * erasing finds it (erase.test.ts looks through every table).
 */
export type Place = {
  table: MentionPlace
  /** The column of when it was written, where a row has one. */
  at?: string
  /** Column by column with the length that it may have. */
  texts?: Record<string, number>
  /** Columns of JSON with texts anywhere inside. */
  json?: readonly string[]
  /** Whether edits are told apart by a version: whoever has the old text open then meets the new one. */
  versioned?: true
  /** Which rows could tell of the person, as a condition on `x`. */
  of: (person: Person) => RawBuilder<unknown>
}

const onCustomer = ({ customerIds }: Person) => sql`x.customer_id = any(${customerIds}::bigint[])`

export const places: readonly Place[] = [
  {
    table: 'follow_up',
    at: 'at',
    texts: { content: 5000, feedback_detail: 1000 },
    versioned: true,
    of: onCustomer,
  },
  { table: 'follow_up_plan', texts: { goal: 200, cancel_words: 200 }, versioned: true, of: onCustomer },
  {
    table: 'customer',
    texts: {
      initial_need: 2000,
      pain_points: 2000,
      preferences: 1000,
      household: 500,
      source_note: 500,
      highlights: 2000,
      main_business: 1000,
      address: 200,
      website: 200,
      no_next_words: 200,
    },
    json: ['custom'],
    versioned: true,
    of: ({ customerIds }) => sql`x.id = any(${customerIds}::bigint[])`,
  },
  {
    table: 'contact',
    texts: { job_title: 100, good_hours: 100, remark: 1000, email: 200, wechat: 100 },
    json: ['custom'],
    versioned: true,
    of: (person) => sql`${onCustomer(person)} and x.id <> all(${person.contactIds}::bigint[])`,
  },
  {
    table: 'billing_profile',
    texts: { title: 200, tax_number: 50, address: 200, phone: 60, bank: 100, account: 60 },
    versioned: true,
    of: onCustomer,
  },
  {
    table: 'delivery_address',
    texts: { recipient: 100, phone: 60, address: 200 },
    versioned: true,
    of: onCustomer,
  },
  { table: 'file', at: 'created_at', texts: { name: 200 }, of: onCustomer },
  { table: 'review_step', at: 'at', texts: { note: 1000 }, json: ['reasons'], of: onCustomer },
  { table: 'field_mark', at: 'at', texts: { proof: 500 }, of: onCustomer },
  { table: 'spot_check_item', at: 'judged_at', texts: { note: 500 }, json: ['reopenings'], of: onCustomer },
  { table: 'tip', at: 'at', texts: { about: 200, words: 1000, answer_words: 500 }, of: onCustomer },
  {
    table: 'clash',
    at: 'at',
    texts: { about: 200, reason: 1000, statement: 1000, ruling: 1000 },
    of: onCustomer,
  },
  { table: 'stage_change', at: 'at', texts: { note: 1000 }, of: onCustomer },
  { table: 'retention_hold', at: 'at', texts: { reason: 200 }, of: onCustomer },
  { table: 'reveal', at: 'at', texts: { reason: 200 }, of: onCustomer },
  {
    table: 'assignment',
    at: 'at',
    texts: { reason: 1000 },
    of: ({ customerIds }) => sql`exists (
      select from assigned_customer a where a.assignment_id = x.id and a.customer_id = any(${customerIds}::bigint[]))`,
  },
  { table: 'hand_over', at: 'at', texts: { note: 1000 }, of: () => sql`true` },
  { table: 'list_view', json: ['settings'], of: () => sql`true` },
  { table: 'export', json: ['asked'], of: () => sql`true` },
  { table: 'customer_merge', json: ['was'], of: onCustomer },
  {
    table: 'privacy_request',
    at: 'created_at',
    texts: { identity: 500, words: 1000 },
    of: ({ customerIds }) => sql`x.customer_id = any(${customerIds}::bigint[])`,
  },
  {
    table: 'consent',
    texts: { proof: 500 },
    of: ({ customerIds, contactIds }) => sql`x.contact_id in (
      select id from contact where customer_id = any(${customerIds}::bigint[]) and id <> all(${contactIds}::bigint[]))`,
  },
  {
    table: 'do_not_contact',
    texts: { reason: 500 },
    of: ({ customerIds, contactIds }) => sql`x.contact_id in (
      select id from contact where customer_id = any(${customerIds}::bigint[]) and id <> all(${contactIds}::bigint[]))`,
  },
]

/** A mention by its row and column: `follow_up:12:content`. */
export const placeKey = (table: string, id: number, column: string) => `${table}:${id}:${column}`
