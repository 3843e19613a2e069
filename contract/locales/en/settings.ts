import type { Shape } from '../shape.ts'
import type { settings as zh } from '../zh-CN/settings.ts'

export const settings: Shape<typeof zh> = {
  title: 'Organisation',
  general: 'General',
  name: 'Name of the organisation',
  timeZone: 'Time zone',
  idle: 'Sign out when idle for',
  idleMinutes: '{{count}} minutes',
  idleHours: '{{count}} hours',
  idleDays: '{{count}} days',
  revealReasonRequired: 'Ask for a reason when phones and the like are shown in full',
  revealDailyLimit: 'How often one person may look in a day',
  revealDailyLimitHint: 'With 0 nobody may',
  silentAfterDays: 'Days without a follow-up after which a customer is silent',
  silentAfterDaysHint: 'The data check-up finds silent customers by it',
  numberRule: 'Numbering rule',
  numberNext: 'Next number: {{example}}. Those already issued stay.',
  numberLike: 'Numbers look like {{example}}. Those already issued stay.',
  numberIndustry: ' Shown for the industry “{{name}}” ({{code}}).',
  numberRuleWrong:
    'This rule doesn’t work: it needs one {seq:N}, each token once at most, a year where there is a month, 40 characters at most.',
  numberParts:
    '{yyyy} year, {MM} month, {industry} industry code, {seq:3} a sequence of three digits or more.',
  numberByIndustry: 'Year, industry, sequence',
  numberByMonth: 'C, year and month, sequence',
  industries: 'Industries',
  industriesText: 'To choose from when entering customers; the short code stands in customer numbers.',
  newIndustry: 'New industry',
  editIndustry: 'Change industry',
  editNamed: 'Edit the industry “{{name}}”',
  industryName: 'Industry',
  shortCode: 'Short code',
  shortCodeHint: 'Three capital letters, such as MFG',
  gbCode: 'GB code',
  gbCodeHint:
    'Section (A–T) or two-digit division of GB/T 4754-2017; of 59 and 70 also a three-digit group, such as 701 or 702',
  active: 'In use',
  inactive: 'Out of use',
}
