import { PassThrough, type Readable } from 'node:stream'
import { contactFields } from '../../contract/contacts.ts'
import type { CustomField } from '../../contract/custom-fields.ts'
import { customerFields } from '../../contract/customer-fields.ts'
import {
  type FollowUpTarget,
  type ImportTarget,
  importTargets,
  isFollowUpTarget,
  namePartTargets,
} from '../../contract/import-targets.ts'
import type { Language } from '../../contract/session.ts'
import type { Db } from '../platform/database.ts'
import { choiceName, sentence } from '../platform/sentences.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import type { Column } from '../platform/workbook/column.ts'
import { writeWorkbook } from '../platform/workbook/write.ts'
import { type ChoiceField, choicesOf } from './choices.ts'
import { choiceNames } from './row-problem.ts'
import { targetName } from './target-name.ts'
import { customColumn, customGuide, exampleOf, templateFields } from './template-custom.ts'
import { mayFill } from './writable.ts'

type Guide = { how: string; example: string; width?: number; maximum?: number | null; several?: ChoiceField }

const text = (
  field: { maxLength: number | null } | { unwrap(): { maxLength: number | null } },
  example: string,
  width = 18,
): Guide => ({
  how: 'text',
  example,
  width,
  maximum: 'maxLength' in field ? field.maxLength : field.unwrap().maxLength,
})

/** Follow-ups of the past, and names in two columns, come from lists of other systems: nobody fills them in. */
type TemplateTarget = Exclude<ImportTarget, FollowUpTarget | 'contact.familyName' | 'contact.givenName'>

const guides: Record<TemplateTarget, Guide> = {
  name: text(customerFields.name, '苏州恒力精密机械有限公司', 32),
  type: { how: 'choice', example: '企业' },
  shortName: text(customerFields.shortName, '恒力精密'),
  creditCode: { how: 'creditCode', example: '91320594MA1NXXXX0X', width: 22 },
  legalNature: { how: 'choice', example: '企业' },
  businessType: { how: 'choice', example: '终端' },
  industry: { how: 'industry', example: '制造业', width: 24 },
  foundedOn: { how: 'date', example: '2015-06-20' },
  country: { how: 'country', example: '中国', width: 12 },
  region: { how: 'region', example: '江苏省苏州市昆山市', width: 24 },
  address: text(customerFields.address, '人民路 1 号', 32),
  website: { how: 'website', example: 'https://example.com', width: 24 },
  mainBusiness: text(customerFields.mainBusiness, '精密零件加工', 28),
  size: { how: 'size', example: '500-1000人，年营收5-10亿', width: 28 },
  headcount: { how: 'people', example: '500-1000' },
  annualRevenue: { how: 'money', example: '5-10亿' },
  totalAssets: { how: 'assets', example: '1.2亿' },
  initialNeed: text(customerFields.initialNeed, '数控车床 3 台', 32),
  budget: { how: 'money', example: '50-80万' },
  expectedStart: { how: 'date', example: '2026-12-01' },
  urgency: { how: 'choice', example: '一般' },
  painPoints: text(customerFields.painPoints, '交期不稳', 24),
  preferences: text(customerFields.preferences, '看重售后', 24),
  household: text(customerFields.household, '已婚，两个孩子上小学', 24),
  source: { how: 'choice', example: '展会' },
  sourceNote: text(customerFields.sourceNote, '展会名录，主办方授权使用', 24),
  cooperationSince: { how: 'date', example: '2024-03-01' },
  stage: { how: 'choice', example: '潜在' },
  relationStatus: { how: 'choice', example: '稳定合作' },
  highlights: text(customerFields.highlights, '只在下午接电话', 24),
  tags: { how: 'tags', example: '价格敏感、交付周期短', width: 24 },
  group: { how: 'group', example: '恒力控股集团', width: 24 },
  owner: { how: 'owner', example: '李娜' },
  'contact.name': text(contactFields.name, '王芳', 14),
  'contact.jobTitle': text(contactFields.jobTitle, '采购经理'),
  'contact.phones': { how: 'phones', example: '13800138000、010-88886666转801', width: 24 },
  'contact.email': { how: 'email', example: 'name@example.com', width: 24 },
  'contact.wechat': text(contactFields.wechat, 'wangfang88'),
  'contact.relation': { how: 'choice', example: '采购' },
  'contact.preferredChannels': { how: 'several', example: '电话、微信', several: 'channel' },
  'contact.goodHours': text(contactFields.goodHours, '下午 2 点以后'),
  'contact.influence': { how: 'choice', example: '高' },
  'contact.attitude': { how: 'choice', example: '支持' },
  'contact.remark': text(contactFields.remark, '周三不在', 24),
}

/** What stands in one column of the template is written once: people, revenue and names have columns of their own. */
const templateTargets = (viewer: Viewer) =>
  importTargets.filter(
    (target): target is TemplateTarget =>
      target !== 'size' &&
      !isFollowUpTarget(target) &&
      !namePartTargets.includes(target) &&
      mayFill(viewer, target) &&
      (target !== 'owner' || mayAtAll(viewer, 'customer.assign')),
  )

/** The workbook to fill in: heads with drop-downs, and a sheet that explains each of them. */
export async function templateWorkbook(db: Db, viewer: Viewer): Promise<{ name: string; stream: Readable }> {
  const { language } = viewer
  const say = (key: string) => sentence(language, `imports.server.template.${key}`)
  const industries = await db
    .selectFrom('industry')
    .select('name')
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const targets = templateTargets(viewer)
  const custom = await templateFields(db, viewer)
  const names = industries.map(({ name }) => name)
  const stream = new PassThrough()
  const written = writeWorkbook(stream, {
    sheets: [
      {
        name: say('sheet'),
        columns: [
          ...targets.map((target) => columnOf(target, language, names)),
          ...custom.map((field) => customColumn(field, language)),
        ],
        rows: [exampleRow(targets, custom, language)],
      },
      {
        name: say('guide'),
        columns: [
          { head: say('column'), width: 24, kind: 'text' },
          { head: say('need'), width: 18, kind: 'text' },
          { head: say('how'), width: 56, kind: 'text' },
          { head: say('example'), width: 36, kind: 'text' },
        ],
        rows: [
          ...targets.map((target) => {
            const { how, example, maximum, several } = guides[target]
            const choices = several ? choiceNames(language, several) : ''
            const said = sentence(language, `imports.server.how.${how}`, {
              maximum: maximum ?? null,
              choices,
            })
            return [targetName(language, target), say(need(target)), said, example]
          }),
          ...custom.map((field) => customGuide(field, language)),
        ],
      },
    ],
  })
  written.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  return { name: say('file'), stream }
}

/** A row as it should look; by its first word the import knows it and leaves it out. */
function exampleRow(
  targets: readonly TemplateTarget[],
  custom: readonly CustomField[],
  language: Language,
): string[] {
  const named = (example: string) => sentence(language, 'imports.server.template.exampleRow', { example })
  return [
    ...targets.map((target) => (target === 'name' ? named(guides[target].example) : guides[target].example)),
    ...custom.map((field) => exampleOf(field, language)),
  ]
}

function need(target: TemplateTarget): 'required' | 'withContact' | 'optional' {
  if (target === 'name') return 'required'
  return target === 'contact.name' ? 'withContact' : 'optional'
}

function columnOf(target: TemplateTarget, language: Language, industries: string[]): Column {
  const choices = choicesFor(target, language, industries)
  return {
    head: targetName(language, target),
    width: guides[target].width ?? 16,
    kind: 'text',
    required: target === 'name',
    ...(choices && { choices }),
  }
}

function choicesFor(target: TemplateTarget, language: Language, industries: string[]): string[] | undefined {
  if (target === 'industry') return industries
  const field = target.replace('contact.', '')
  if (!Object.hasOwn(choicesOf, field)) return undefined
  return choicesOf[field as ChoiceField].map((value) => choiceName(language, field as ChoiceField, value))
}
