import { z } from 'zod'
import { day, id, idParams, instant, nothing, person, text } from './common.ts'
import { endpoint } from './endpoint.ts'

export const tipAnswers = ['useful', 'not_useful', 'done'] as const

const tip = {
  id,
  at: instant,
  words: z.string(),
  dueOn: day,
  isOverdue: z.boolean(),
  answer: z.enum(tipAnswers).nullable(),
  answerWords: z.string().nullable(),
  answeredAt: instant.nullable(),
}

export const sendTip = endpoint({
  method: 'POST',
  path: '/tips',
  tag: 'tips',
  summary:
    'Send a tip about a customer, by its name, credit code or number, to its owner; it need not be seen, is rate-limited and recorded',
  access: 'person',
  body: z.strictObject({ about: text(200), words: text(1000) }),
  /** Who gets it: the owner, or who reviews for the department; null where that is nobody in particular. */
  result: z.object({ id, to: person.nullable() }),
})

export const listTips = endpoint({
  method: 'GET',
  path: '/tips',
  tag: 'tips',
  summary: 'Tips that I got, those to be answered first, and those that I sent, with what became of them',
  access: 'person',
  result: z.object({
    received: z.array(z.object({ ...tip, sender: person, customer: z.object({ id, name: z.string() }) })),
    /** Of the customer only what the sender called it. */
    sent: z.array(z.object({ ...tip, about: z.string() })),
  }),
})

export const answerTip = endpoint({
  method: 'POST',
  path: '/tips/:id/answer',
  tag: 'tips',
  summary: 'Answer a tip that I got: useful, not, or done, with a word',
  access: 'person',
  params: idParams,
  body: z.strictObject({ answer: z.enum(tipAnswers), words: text(500).nullable().default(null) }),
  result: nothing,
  errors: ['tip.answered'],
})
