import type { Shape } from '../shape.ts'
import type { tips as chinese } from '../zh-CN/tips.ts'

export const tips: Shape<typeof chinese> = {
  title: 'Tips',
  note: 'Tell the owner what you heard about a customer, even one that you don’t see. What is sent is recorded.',
  bench: 'Tips to answer: {{count}}',
  send: 'Send',
  about: 'Which customer',
  aboutHint: 'Name, credit code or number',
  words: 'What you heard',
  wordsHint: 'For example: they plan another line next quarter',
  sentTo: 'Sent to {{name}}',
  sentToReviewers: 'Sent to who reviews for the department',
  received: 'Received',
  sent: 'Sent',
  noneReceived: 'No tips received yet.',
  noneSent: 'No tips sent yet.',
  from: '{{person}}, {{when}}',
  answerOf: 'Answer the tip of {{person}}',
  answerWords: 'A word to it',
  answer: { useful: 'Useful', not_useful: 'Not useful', done: 'Done' },
  due: 'to be answered by {{day}}',
  overdue: 'overdue since {{day}}',
  waiting: 'Not answered yet',
  answered: '{{answer}}, {{when}}',
  told: 'sent a tip: {{words}}',
  toldAnswer: 'answered the tip “{{words}}”: {{answer}}',
}
