import type { CustomField } from '../../../contract/custom-fields.ts'
import { customTargetOf, type ImportTarget } from '../../../contract/import-targets.ts'
import type { Cell } from '../../platform/workbook/cell.ts'
import { parseRegion } from '../../values/region.ts'
import { checkRow } from '../check-row.ts'
import { findIndustry } from '../find-industry.ts'
import { findAuthor, findOwner } from '../find-owner.ts'
import { findTags, type TagChoice } from '../find-tags.ts'

export const industries = [
  { id: 1, name: '新能源制造', gbCode: '38' },
  { id: 2, name: '制造业', gbCode: 'C' },
  { id: 3, name: '批发和零售业', gbCode: 'F' },
  { id: 4, name: '教育', gbCode: 'P' },
]
export const people = [
  { id: 7, name: '李娜', userName: 'lina', phone: '13800138001' },
  { id: 8, name: '王强', userName: 'wangqiang', phone: null },
  { id: 9, name: '王强', userName: 'wq2', phone: '13900139002' },
]
/** 陈静 has left. */
const everybody = [
  ...people.map((one) => ({ ...one, isHere: true })),
  { id: 10, name: '陈静', userName: 'chenjing', phone: null, isHere: false },
]
export const tags: TagChoice[] = [
  { id: 1, name: '价格敏感', groupId: 1, group: '需求特征', exclusive: false },
  { id: 2, name: '交期、质量并重', groupId: 1, group: '需求特征', exclusive: false },
  { id: 3, name: '稳定', groupId: 2, group: '风险', exclusive: true },
  { id: 4, name: '投诉高发', groupId: 2, group: '风险', exclusive: true },
  { id: 5, name: '稳定', groupId: 3, group: '产量', exclusive: false },
]
const customFields: CustomField[] = []
export const lookupsFor = (mayAssign: boolean, mayNamePersons = true) => ({
  mayNamePersons,
  industry: (text: string) => findIndustry(industries, text),
  region: parseRegion,
  tags: (text: string) => findTags(tags, text),
  custom: new Map(customFields.map((field) => [customTargetOf(field), field])),
  owner: (text: string) => findOwner(people, { id: 7, mayAssign }, text),
  author: (text: string) => findAuthor(everybody, { id: 7, mayAssign }, text),
  now: '2026-06-01T12:00',
})

/** A row of the given columns, after a good name. */
export function check(
  columns: [target: ImportTarget, cell: Cell, head?: string][],
  { mayAssign = true, mayNamePersons = true } = {},
) {
  const mapping: ImportTarget[] = ['name', ...columns.map(([target]) => target)]
  const head = ['公司名称', ...columns.map(([target, , said]) => said ?? target)]
  return checkRow(['恒力精密', ...columns.map(([, cell]) => cell)], {
    mapping,
    head,
    lookups: lookupsFor(mayAssign, mayNamePersons),
  })
}
