import { z } from 'zod'
import { id, idParams, instant, person, text } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'

/**
 * To whom a leaver's customers go. What neither a region nor a hand has given to somebody is spread evenly, stage by
 * stage, over `toIds`; with one person there, all of it goes to that one.
 */
export const handOverRule = z.object({
  toIds: z.array(id).min(1).max(50),
  /** 2 digits a province, 4 a city, 6 a district; the longest that fits decides. */
  regions: z
    .array(z.object({ region: z.string().regex(/^\d{2}(\d{2}){0,2}$/), toId: id }))
    .max(500)
    .default([]),
  customers: z
    .array(z.object({ id, toId: id }))
    .max(10_000)
    .default([]),
})
export type HandOverRule = z.output<typeof handOverRule>

const byStage = z.object(
  Object.fromEntries(stages.map((stage) => [stage, z.int()])) as Record<(typeof stages)[number], z.ZodInt>,
)

const holder = z.object({
  person,
  department: person,
  isActive: z.boolean(),
  customers: z.int(),
  plans: z.int(),
})
export type Holder = z.infer<typeof holder>

export const listHolders = endpoint({
  method: 'GET',
  path: '/hand-over/people',
  tag: 'people',
  summary: 'Whose customers the caller may hand over: who has left and still holds some comes first',
  access: 'person',
  result: z.object({ rows: z.array(holder) }),
})
export const readHoldings = endpoint({
  method: 'GET',
  path: '/users/:id/holdings',
  tag: 'people',
  summary: 'Everything that a person holds and somebody else would have to take over',
  access: 'person',
  params: idParams,
  result: z.object({
    person,
    department: person,
    isActive: z.boolean(),
    customers: z.int(),
    byStage,
    /** By province; null for those without a region. None where the caller doesn’t see the region of customers. */
    byRegion: z.array(
      z.object({ region: z.string().nullable(), name: z.string().nullable(), customers: z.int() }),
    ),
    /** In the trash; they go along. */
    inTrash: z.int(),
    plans: z.int(),
    shares: z.int(),
    /** Begun and not taken in yet. They stay with the person; one that is running has to end first. */
    imports: z.int(),
    runningImports: z.int(),
    /** Those of before, the latest first. */
    handedOver: z.array(
      z.object({
        id,
        at: instant,
        actor: person.nullable(),
        customers: z.int(),
        plans: z.int(),
        shares: z.int(),
        deactivated: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    can: z.object({ deactivate: z.boolean(), seeCustomers: z.boolean(), managePeople: z.boolean() }),
  }),
})

export const previewHandOver = endpoint({
  method: 'POST',
  path: '/users/:id/hand-over/preview',
  tag: 'people',
  summary: 'Who would get how much of what a person holds',
  access: 'person',
  params: idParams,
  body: z.object({ rule: handOverRule }),
  result: z.object({
    rows: z.array(z.object({ person, customers: z.int(), byStage, plans: z.int(), shares: z.int() })),
  }),
  errors: ['customer.owner_inactive'],
})

export const handOver = endpoint({
  method: 'POST',
  path: '/users/:id/hand-over',
  tag: 'people',
  summary: 'Give on everything that a person holds, in one step: all of it or nothing',
  access: 'person',
  params: idParams,
  body: z.object({
    rule: handOverRule,
    note: text(1000).nullish(),
    /** Ends the person’s sessions and tokens as well. */
    deactivate: z.boolean().default(false),
  }),
  result: z.object({ id, customers: z.int(), plans: z.int(), shares: z.int() }),
  errors: ['customer.owner_inactive', 'hand_over.import_running', 'user.last_administrator'],
})
