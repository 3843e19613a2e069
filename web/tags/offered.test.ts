import { expect, test } from 'vitest'
import type { TagGroup } from '../../contract/tags.ts'
import { offeredGroups } from './offered.ts'

const group = (name: string, changes: Partial<TagGroup>, ...tags: string[]): TagGroup => ({
  id: name.length,
  name,
  colour: 'blue',
  meaning: '',
  exclusive: false,
  appliesTo: 'customer',
  active: true,
  tags: tags.map((tag, id) => ({ id, name: tag, active: !tag.startsWith('旧') })),
  ...changes,
})
const groups = [
  group('需求', {}, '设备采购', '旧的'),
  group('风险', { active: false }, '投诉'),
  group('角色', { appliesTo: 'contact' }, '决策人'),
  group('通用', { appliesTo: 'both' }, '重点', 'VIP'),
  group('空的', {}),
]
const told = (target: 'customer' | 'contact', q = '') =>
  offeredGroups(groups, target, q).map(
    ({ name, tags }) => `${name}: ${tags.map((tag) => tag.name).join(' ')}`,
  )

test.each([
  ['customer', '', ['需求: 设备采购', '通用: 重点 VIP']],
  ['contact', '', ['角色: 决策人', '通用: 重点 VIP']],
  ['customer', ' vip ', ['通用: VIP']],
  ['customer', '通用', ['通用: 重点 VIP']],
  ['customer', '旧', []],
] as const)('for a %s, looking for %j', (target, q, expected) => expect(told(target, q)).toEqual(expected))
