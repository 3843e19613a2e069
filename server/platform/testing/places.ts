import type { endpoints } from '../../../contract/index.ts'
import type { Permission } from '../../../contract/permissions.ts'

/**
 * What an endpoint is about, which says who gets what answer. An endpoint of the contract that stands in no place
 * fails the visibility specification.
 */
export type Place =
  /** No sign-in needed. */
  | { about: 'public' }
  /** Anybody signed in, whatever the role. */
  | { about: 'person'; body?: unknown; params?: Record<string, unknown> }
  /** Whoever holds the permission, however far it reaches. */
  | {
      about: 'permission'
      verb: Permission
      body?: unknown
      params?: Record<string, unknown>
      allowed?: number
    }
  /** One customer, or a contact of one: seen with the customer, acted on with the verbs, each as far as it reaches. */
  | { about: Subject; verbs: Permission[]; body?: unknown }
  /** Told by the specification of its own slice. */
  | { about: 'slice'; folder: string }
export type Subject = 'customer' | 'contact' | 'customer in the trash' | 'contact in the trash'

const imports = { about: 'slice', folder: 'server/imports' } as const

export const places: Record<keyof typeof endpoints, Place> = {
  readSession: { about: 'public' },
  signIn: { about: 'public' },
  listDemoPeople: { about: 'public' },
  signInAsDemoPerson: { about: 'public' },
  setUp: { about: 'public' },
  openInvitation: { about: 'public' },
  acceptInvitation: { about: 'public' },

  signOut: { about: 'person' },
  signOutEverywhere: { about: 'person' },
  changePassword: { about: 'person', body: { current: 'wrong', next: 'also-wrong-2026' } },
  changeLanguage: { about: 'person', body: { language: 'zh-CN' } },
  listTokens: { about: 'person' },
  createToken: { about: 'person', body: { name: '报表', days: 1 } },
  deleteToken: { about: 'person', params: { id: 999_999 } },
  listDepartments: { about: 'person' },
  listColleagues: { about: 'person' },
  listIndustries: { about: 'person' },
  listRegions: { about: 'person' },

  listUsers: { about: 'permission', verb: 'people.manage' },
  listRoles: { about: 'permission', verb: 'people.manage' },
  createDepartment: {
    about: 'permission',
    verb: 'people.manage',
    body: { name: '新部门', parentId: 999_999 },
  },
  updateDepartment: {
    about: 'permission',
    verb: 'people.manage',
    params: { id: 999_999 },
    body: { name: '新' },
  },
  deleteDepartment: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  inviteUser: {
    about: 'permission',
    verb: 'people.manage',
    body: { name: '新人', userName: 'xinren', departmentId: 999_999, roleIds: [1] },
  },
  updateUser: {
    about: 'permission',
    verb: 'people.manage',
    params: { id: 999_999 },
    body: { version: 1, changes: {} },
  },
  renewInvitation: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  deactivateUser: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  reactivateUser: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  readOrganisation: { about: 'permission', verb: 'settings.manage' },
  updateOrganisation: {
    about: 'permission',
    verb: 'settings.manage',
    body: { version: 999, changes: { name: '华信商贸' } },
  },
  createIndustry: {
    about: 'permission',
    verb: 'settings.manage',
    body: { name: '教育', shortCode: 'EDU', gbCode: 'P' },
  },
  updateIndustry: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { name: '新' },
  },

  listCustomers: { about: 'permission', verb: 'customer.view' },
  search: { about: 'permission', verb: 'customer.view' },
  exportCustomers: { about: 'permission', verb: 'customer.export' },
  listTrash: { about: 'permission', verb: 'customer.delete' },
  createCustomer: { about: 'permission', verb: 'customer.create', body: { name: '新客户', creditCode: '1' } },
  checkDuplicate: { about: 'permission', verb: 'customer.create', body: { name: '无此公司' } },

  openCustomer: { about: 'customer', verbs: ['customer.view'] },
  customerHistory: { about: 'customer', verbs: ['customer.view'] },
  listContacts: { about: 'customer', verbs: ['customer.view'] },
  updateCustomer: {
    about: 'customer',
    verbs: ['customer.edit'],
    body: { version: 1, changes: { mainBusiness: '轴承' } },
  },
  deleteCustomer: { about: 'customer', verbs: ['customer.delete'] },
  createContact: { about: 'customer', verbs: ['contact.create'], body: { name: '王总' } },
  restoreCustomer: { about: 'customer in the trash', verbs: ['customer.delete'] },
  updateContact: {
    about: 'contact',
    verbs: ['contact.edit'],
    body: { version: 1, changes: { jobTitle: '采购经理' } },
  },
  deleteContact: { about: 'contact', verbs: ['contact.delete'] },
  revealContact: { about: 'contact', verbs: ['contact.reveal'] },
  restoreContact: { about: 'contact in the trash', verbs: ['contact.delete'] },

  startImport: imports,
  listImports: imports,
  readImport: imports,
  mapImport: imports,
  previewImport: imports,
  runImport: imports,
  importResult: imports,
  importTemplate: imports,
}
