import { z } from 'zod'
import { id, idParams, version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What a follow-up can ask in a line of text. */
export const questionFields = [
  'customer.creditCode',
  'customer.address',
  'customer.website',
  'customer.mainBusiness',
  'customer.initialNeed',
  'customer.shortName',
  'contact.jobTitle',
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'contact.goodHours',
] as const
export type QuestionField = (typeof questionFields)[number]

const question = z.object({ field: z.enum(questionFields), why: z.enum(['invalid', 'missing']) })
export type Question = z.infer<typeof question>

export const listQuestions = endpoint({
  method: 'GET',
  path: '/customers/:id/questions',
  tag: 'verification',
  summary: 'Up to three invalid or missing values to ask for at the next follow-up',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(question),
    /** What an answer is an edit of; null where nothing is asked of it. */
    customer: z.object({ version }).nullable(),
    contact: z
      .object({
        id,
        name: z.string(),
        version,
        /** The phones that stay beside an answer, as shown: those that aren't marked as invalid. */
        phones: z.array(z.string()),
      })
      .nullable(),
  }),
})
