import type { Shape } from '../shape.ts'
import type { workbench as zh } from '../zh-CN/workbench.ts'

export const workbench: Shape<typeof zh> = {
  toVerify: 'Customers to verify: {{shown}}',
  title: 'Workbench',
  whose: 'Whose',
  mine: 'Mine',
  team: 'Team',
  overdue: 'Overdue',
  today: 'Today',
  week: 'This week',
  none: 'No next step',
  weekNote: 'Until Sunday, {{day}}',
  noneNote: 'Customers without a plan, and no reason given',
  more: 'Show more',
  allDone: 'Nothing to follow up',
  allDoneHint: 'All plans until Sunday are dealt with, and every customer has a next step.',
  emptyOverdue: 'Nothing is overdue.',
  emptyToday: 'Nothing is planned for today.',
  emptyWeek: 'Nothing is planned for the rest of the week.',
  emptyNone: 'Every customer has a next step.',
  count: '{{title}} ({{number}})',
  last: 'Last {{day}}',
  call: 'Call {{name}}',
}
