import { type FieldLevel, type GuardedField, sensitiveFields } from '../../contract/field-levels.ts'
import type { Grant, PermissionObject, Scope } from '../../contract/permissions.ts'

/** The roles that every organisation starts with (DOMAIN §1). They are data from then on. */
export type RolePreset = {
  key: string
  name: string
  description: string
  grants: Grant[]
  /** Fields whose level isn't the default one. */
  levels?: Record<GuardedField, FieldLevel>
}

const grants = (object: PermissionObject, actions: string[], scope: Scope): Grant[] =>
  actions.map((action) => ({ object, action, scope }))

const work = ['view', 'create', 'edit', 'delete', 'merge', 'import', 'share']
const followUps = grants('followUp', ['create', 'edit', 'delete'], 'all')
const files = grants('file', ['create', 'delete'], 'all')
const contacts = [...grants('contact', ['create', 'edit', 'delete'], 'all'), ...followUps, ...files]
/** For whom a customer's decisions and money are no part of the work. */
const withoutSensitive = Object.fromEntries(sensitiveFields.map((field) => [field, 'hidden'])) as Record<
  GuardedField,
  FieldLevel
>
/** Off until the organisation states what for; then hidden from everybody else (docs/decisions/0034). */
const withHousehold: Record<GuardedField, FieldLevel> = { 'customer.household': 'edit' }
const reveal = grants('contact', ['reveal'], 'all')
const lead = (scope: Scope) => [
  ...grants('customer', [...work, 'export', 'approve', 'assign', 'reveal'], scope),
  ...contacts,
  ...reveal,
]
const reader = grants('customer', ['view'], 'all')

export const rolePresets: RolePreset[] = [
  {
    key: 'sales',
    name: '销售',
    description: '录入并跟进自己负责的客户',
    grants: [...grants('customer', [...work, 'export'], 'own'), ...contacts],
  },
  {
    key: 'sales_supervisor',
    name: '销售主管',
    description: '带本部门的销售，可分配客户',
    grants: lead('department'),
  },
  {
    key: 'department_head',
    name: '部门负责人',
    description: '负责本部门及下级部门的客户',
    grants: lead('below'),
  },
  {
    key: 'marketing',
    name: '市场',
    description: '从活动和推广中录入客户',
    grants: [
      ...reader,
      ...grants('customer', ['create', 'edit', 'import'], 'own'),
      ...grants('contact', ['create'], 'all'),
      ...followUps,
      ...files,
    ],
    levels: withoutSensitive,
  },
  {
    key: 'operations',
    name: '运营',
    description: '维护全部客户资料的质量',
    grants: [
      ...grants('customer', ['view', 'create', 'edit', 'merge', 'import', 'export'], 'all'),
      ...contacts,
    ],
  },
  {
    key: 'customer_service',
    name: '客服',
    description: '服务全部客户，维护联系人',
    grants: [...reader, ...grants('contact', ['create', 'edit'], 'all'), ...followUps, ...files, ...reveal],
    levels: withoutSensitive,
  },
  {
    key: 'technical_support',
    name: '技术支持',
    description: '查看客户与需求，支持方案',
    grants: [...reader, ...followUps, ...files, ...reveal],
    levels: withoutSensitive,
  },
  {
    key: 'delivery',
    name: '交付',
    description: '按合同交付与供应，查看客户',
    grants: [...reader, ...followUps, ...files, ...reveal],
    levels: withoutSensitive,
  },
  {
    key: 'finance',
    name: '财务',
    description: '核对合同与回款，查看客户',
    grants: reader,
    levels: withoutSensitive,
  },
  {
    key: 'management',
    name: '管理层',
    description: '查看全部客户与数据',
    grants: [...grants('customer', ['view', 'export', 'reveal'], 'all'), ...followUps, ...reveal],
    levels: withHousehold,
  },
  {
    key: 'auditor',
    name: '审计',
    description: '查看日志，不看客户内容',
    grants: grants('log', ['view'], 'all'),
  },
  {
    key: 'administrator',
    name: '系统管理员',
    description: '管理同事、角色和规则，处理全部客户',
    grants: [
      ...lead('all'),
      ...grants('people', ['manage'], 'all'),
      ...grants('settings', ['manage'], 'all'),
      ...grants('log', ['view'], 'all'),
      ...grants('privacy', ['manage'], 'all'),
    ],
    levels: withHousehold,
  },
]
