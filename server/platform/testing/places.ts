import type { Endpoint } from '../../../contract/endpoint.ts'
import type { endpoints } from '../../../contract/index.ts'
import type { Permission } from '../../../contract/permissions.ts'
import { multipart, pdf } from '../../files/testing/uploads.ts'
import { type Answer, type Caller, pathOf } from './app.ts'
import type { PersonName } from './company.ts'
import type { Subject } from './records.ts'

export type { Subject }

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
    }
  /** Tells of customers, as far as the verb reaches: of all of them, or with `query` of those that bear a name. */
  | {
      about: 'list'
      verb: Permission
      body?: unknown
      params?: Record<string, unknown>
      query?: (name: string) => Record<string, unknown>
    }
  /** Acts on customers by their ids, each as far as the verb reaches. */
  | { about: 'batch'; verb: Permission; body: (ids: number[], people: People) => Record<string, unknown> }
  /** One customer, or what hangs on one: seen with the customer, acted on with the verbs, each as far as it reaches. */
  | AboutRecord
  /** Told by the tests of its own slice, which name it. */
  | { about: 'slice'; folder: string }

export type AboutRecord = {
  about: Subject
  verbs: Permission[]
  /** Besides the record's own `id`. */
  params?: (people: People) => Record<string, unknown>
  query?: () => Record<string, unknown>
  body?: unknown
}

type People = Record<PersonName, number>

/** Asks for one record, with a file where the endpoint takes one. */
export function askFor(
  caller: Caller,
  described: Endpoint,
  { params, query, body }: AboutRecord,
  { id, people }: { id: number; people: People },
): Promise<Answer<unknown>> {
  const input = { params: { id, ...params?.(people) }, ...(query && { query: query() }) }
  if (described.upload !== true) return caller.call(described, { ...input, body })
  const url = `/api${pathOf(described, input.params)}`
  return caller.send({ method: described.method as 'POST', url, ...multipart('方案.pdf', pdf) })
}

const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)
/** Today where the organisation is. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
/** When somebody shared what is to be taken back. */
export const justNow = new Date().toISOString()
/** With one who sees no customer without. */
const shared = (ids: number[], { 沈计: userId }: People) => ({
  ids,
  userIds: [userId],
  access: 'read',
  until: null,
})
const handOver = { about: 'slice', folder: 'server/hand-over' } as const
const imports = { about: 'slice', folder: 'server/imports' } as const
const exports = { about: 'slice', folder: 'server/exports' } as const
const merge = { about: 'slice', folder: 'server/merge' } as const
/** Pairs of two customers, both of which the viewer may edit. */
const duplicatePairs = { about: 'slice', folder: 'server/duplicates' } as const
const privacy = { about: 'slice', folder: 'server/privacy' } as const
const checkUp = { about: 'slice', folder: 'server/check-up' } as const
const registrations = { about: 'slice', folder: 'server/registrations' } as const
const verification = { about: 'slice', folder: 'server/verification' } as const

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
  readPasswordRules: { about: 'public' },
  readSecurityRules: { about: 'permission', verb: 'settings.manage' },
  updateSecurityRules: {
    about: 'permission',
    verb: 'settings.manage',
    body: { version: 999, changes: { passwordMinimum: 10 } },
  },
  readTwoFactor: { about: 'person' },
  beginTwoFactor: { about: 'person' },
  confirmTwoFactor: { about: 'person', body: { code: '000000' } },
  endTwoFactor: { about: 'person', body: { password: 'wrong' } },
  renewRecoveryCodes: { about: 'person', body: { password: 'wrong' } },
  resetTwoFactor: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  listSessions: { about: 'person' },
  endSession: { about: 'person', params: { id: 999_999 } },
  endOtherSessions: { about: 'person' },
  endSessionsOf: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  listAccessLog: { about: 'permission', verb: 'log.view' },
  exportAccessLog: { about: 'permission', verb: 'log.view' },
  verifyAccessLog: { about: 'permission', verb: 'log.view' },
  listTokens: { about: 'person' },
  createToken: { about: 'person', body: { name: '报表', days: 1 } },
  deleteToken: { about: 'person', params: { id: 999_999 } },
  listDepartments: { about: 'person' },
  listColleagues: { about: 'person' },
  listIndustries: { about: 'person' },
  listRegions: { about: 'person' },

  listUsers: { about: 'permission', verb: 'people.manage' },
  listRoles: { about: 'permission', verb: 'people.manage' },
  createRole: { about: 'permission', verb: 'people.manage', body: { name: '', description: '' } },
  updateRole: {
    about: 'permission',
    verb: 'people.manage',
    params: { id: 999_999 },
    body: { version: 1, changes: {} },
  },
  resetRole: { about: 'permission', verb: 'people.manage', params: { id: 999_999 }, body: { version: 1 } },
  deleteRole: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  readRightsOf: { about: 'permission', verb: 'people.manage', params: { id: 999_999 } },
  readMyRights: { about: 'person' },
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

  listCustomers: { about: 'list', verb: 'customer.view', query: (q) => ({ q }) },
  search: { about: 'list', verb: 'customer.view', query: (q) => ({ q }) },
  searchFollowUps: { about: 'list', verb: 'customer.view', query: (q) => ({ q }) },
  namesOfCustomers: { about: 'slice', folder: 'server/search' },
  exportCustomers: { about: 'list', verb: 'customer.export', query: (q) => ({ q, format: 'csv' }) },
  listTrash: { about: 'list', verb: 'customer.delete' },
  createCustomer: { about: 'permission', verb: 'customer.create', body: { name: '新客户', creditCode: '1' } },
  checkDuplicate: { about: 'permission', verb: 'customer.create', body: { name: '无此公司' } },
  readDuplicateRules: { about: 'permission', verb: 'settings.manage' },
  writeDuplicateRules: { about: 'permission', verb: 'settings.manage', body: { version: 1, rules: [] } },
  listDuplicatePairs: duplicatePairs,
  tellPairApart: duplicatePairs,
  reopenPair: duplicatePairs,
  smartPaste: { about: 'person', body: { text: '王丽 13812345678' } },

  submitEntry: { about: 'draft', verbs: ['customer.edit'] },
  withdrawEntry: { about: 'entry under review', verbs: ['customer.edit'] },
  readReview: { about: 'customer', verbs: ['customer.view'] },
  findDuplicatesOf: { about: 'customer', verbs: ['customer.approve'] },
  listPrivacyRequests: privacy,
  readPrivacyRequest: privacy,
  createPrivacyRequest: privacy,
  updatePrivacyRequest: privacy,
  closePrivacyRequest: privacy,
  previewErasure: privacy,
  erasePerson: privacy,
  copyOfPerson: privacy,
  listErasures: privacy,
  readRetention: privacy,
  previewRetention: privacy,
  updateRetention: privacy,
  readRetentionOf: privacy,
  holdCustomer: privacy,
  liftHold: privacy,
  listPurposes: { about: 'person' },
  createPurpose: { about: 'permission', verb: 'settings.manage', body: { name: '' } },
  updatePurpose: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { name: '新' },
  },
  readPrivacyRules: { about: 'permission', verb: 'settings.manage' },
  updatePrivacyRules: { about: 'permission', verb: 'settings.manage', body: { privacyDays: 15 } },
  readHousehold: { about: 'person' },
  switchHouseholdOn: { about: 'permission', verb: 'settings.manage', body: { purposeId: 3 } },
  switchHouseholdOff: { about: 'permission', verb: 'settings.manage', body: { noted: 'keep' } },
  readConsents: { about: 'contact', verbs: ['customer.view'] },
  noteConsent: {
    about: 'contact',
    verbs: ['contact.edit'],
    body: { purposeId: 2, basis: 'contract', givenOn: today() },
  },
  withdrawConsent: privacy,
  barContact: { about: 'contact', verbs: ['contact.edit'], body: { channels: ['phone'] } },

  listReviews: { about: 'list', verb: 'customer.approve' },
  approveEntries: {
    about: 'batch',
    verb: 'customer.approve',
    body: (ids) => ({ rows: ids.map((id) => ({ id })) }),
  },
  returnEntries: {
    about: 'batch',
    verb: 'customer.approve',
    body: (ids) => ({ rows: ids.map((id) => ({ id })), note: '请补齐' }),
  },

  sendTip: { about: 'person', body: { about: '没有这家公司', words: '要扩产' } },
  listTips: { about: 'person' },
  answerTip: { about: 'person', params: { id: 999_999 }, body: { answer: 'useful' } },

  readRegistration: { about: 'customer', verbs: ['customer.view'] },
  registerCustomer: registrations,
  extendRegistration: registrations,
  endRegistration: registrations,
  restoreRegistration: registrations,
  listRegistrations: { about: 'list', verb: 'customer.view', query: () => ({ whose: 'team' }) },
  askForCustomer: {
    about: 'permission',
    verb: 'customer.create',
    body: { name: '没有这家公司', ownerId: null, matched: ['name'], reason: '我在跟' },
  },
  listClashes: { about: 'person' },
  stateOnClash: {
    about: 'permission',
    verb: 'customer.view',
    params: { id: 999_999 },
    body: { words: '在跟' },
  },
  ruleClash: {
    about: 'permission',
    verb: 'customer.assign',
    params: { id: 999_999 },
    body: { version: 1, outcome: 'stays', ruling: '先到' },
  },
  takeRulingBack: { about: 'permission', verb: 'customer.assign', params: { id: 999_999 } },
  withdrawClash: { about: 'person', params: { id: 999_999 } },
  confirmRuling: { about: 'person', params: { id: 999_999 } },

  listMarks: { about: 'customer', verbs: ['customer.view'] },
  setMark: { about: 'customer', verbs: ['customer.edit'], body: { field: 'customer.name', reason: 'other' } },
  takeMarkBack: verification,
  confirmData: { about: 'customer', verbs: ['customer.edit'] },
  listQuestions: { about: 'customer', verbs: ['customer.view'] },
  listToVerify: { about: 'list', verb: 'customer.view', query: () => ({ whose: 'team' }) },
  readCheckProgress: verification,
  readCheckLoad: { about: 'permission', verb: 'settings.manage' },
  drawSpotCheck: verification,
  listSpotChecks: verification,
  listSpotCheckItems: { about: 'list', verb: 'customer.approve' },
  judgeSpotCheckItem: verification,
  reopenSpotCheckItem: verification,

  listShares: { about: 'customer', verbs: ['customer.view'] },
  shareCustomer: {
    about: 'customer',
    verbs: ['customer.share'],
    params: ({ 周敏: userId }) => ({ userId }),
    body: { access: 'read', until: null },
  },
  endShare: { about: 'customer', verbs: ['customer.share'], params: ({ 吴婷: userId }) => ({ userId }) },
  revealCustomer: { about: 'customer', verbs: ['customer.reveal'], body: { field: 'creditCode' } },
  openCustomer: { about: 'customer', verbs: ['customer.view'] },
  customerHistory: { about: 'customer', verbs: ['customer.view'] },
  listContacts: { about: 'customer', verbs: ['customer.view'] },
  updateCustomer: {
    about: 'customer',
    verbs: ['customer.edit'],
    body: { version: 1, changes: { mainBusiness: '轴承' } },
  },
  deleteCustomer: { about: 'customer', verbs: ['customer.delete'] },
  createPerson: { about: 'slice', folder: 'server/contacts' },
  createContact: { about: 'customer', verbs: ['contact.create'], body: { name: '王总' } },
  restoreCustomer: { about: 'customer in the trash', verbs: ['customer.delete'] },
  updateContact: {
    about: 'contact',
    verbs: ['contact.edit'],
    body: { version: 1, changes: { jobTitle: '采购经理' } },
  },
  deleteContact: { about: 'contact', verbs: ['contact.delete'] },
  revealContact: { about: 'contact', verbs: ['contact.reveal'], body: {} },
  restoreContact: { about: 'contact in the trash', verbs: ['contact.delete'] },

  readTimeline: { about: 'customer', verbs: ['customer.view'] },
  listPlans: { about: 'customer', verbs: ['customer.view'] },
  createFollowUp: {
    about: 'customer',
    verbs: ['followUp.create'],
    body: {
      content: '电话沟通了交期',
      key: '0190a1b2-0000-7000-8000-000000000001',
      noNext: { reason: 'waiting_for_customer' },
    },
  },
  createPlan: { about: 'customer', verbs: ['followUp.create'], body: { on: inAYear } },
  stateNoNext: { about: 'customer', verbs: ['followUp.create'], body: { reason: 'not_now' } },
  followUpHistory: { about: 'follow-up', verbs: ['customer.view'] },
  updateFollowUp: {
    about: 'follow-up',
    verbs: ['followUp.edit'],
    body: { version: 1, changes: { content: '电话沟通了交期和付款方式' } },
  },
  deleteFollowUp: { about: 'follow-up', verbs: ['followUp.delete'] },
  restoreFollowUp: { about: 'follow-up in the trash', verbs: ['followUp.delete'] },
  updatePlan: { about: 'plan', verbs: ['followUp.edit'], body: { version: 1, changes: { on: inAYear } } },
  cancelPlan: { about: 'plan', verbs: ['followUp.edit'], body: { reason: 'not_now' } },
  reopenPlan: { about: 'cancelled plan', verbs: ['followUp.edit'] },
  readWorkbench: { about: 'list', verb: 'customer.view', query: () => ({ whose: 'team' }) },
  listWork: {
    about: 'list',
    verb: 'customer.view',
    params: { section: 'overdue' },
    query: () => ({ whose: 'team', limit: 100 }),
  },

  listStageChanges: { about: 'customer', verbs: ['customer.view'] },
  changeStage: { about: 'customer', verbs: ['customer.edit'], body: { stage: 'interested' } },
  customerAsOf: { about: 'customer', verbs: ['customer.view'], query: () => ({ day: today() }) },
  editCells: {
    about: 'batch',
    verb: 'customer.edit',
    body: (ids) => ({ rows: ids.map((id) => ({ id, version: 1, cells: { mainBusiness: '换热器' } })) }),
  },
  previewStages: { about: 'batch', verb: 'customer.edit', body: (ids) => ({ ids, stage: 'deal' }) },
  changeStages: { about: 'batch', verb: 'customer.edit', body: (ids) => ({ ids, stage: 'deal' }) },
  undoStages: { about: 'batch', verb: 'customer.edit', body: (ids) => ({ ids }) },
  previewAssignment: {
    about: 'batch',
    verb: 'customer.assign',
    body: (ids, { 冯涛: ownerId }) => ({ ids, ownerId }),
  },
  assignCustomers: {
    about: 'batch',
    verb: 'customer.assign',
    body: (ids, { 冯涛: ownerId }) => ({ ids, ownerId }),
  },
  previewDeletion: { about: 'batch', verb: 'customer.delete', body: (ids) => ({ ids }) },
  deleteCustomers: { about: 'batch', verb: 'customer.delete', body: (ids) => ({ ids }) },
  restoreCustomers: { about: 'batch', verb: 'customer.delete', body: (ids) => ({ ids }) },
  previewMerge: merge,
  mergeCustomers: merge,
  undoMerge: merge,
  mergedInto: merge,
  listMerges: { about: 'customer', verbs: ['customer.view'] },
  listCustomerIds: { about: 'list', verb: 'customer.view', query: (q) => ({ q }) },
  previewExport: { about: 'batch', verb: 'customer.export', body: (ids) => ({ ids }) },
  exportChosen: { about: 'batch', verb: 'customer.export', body: (ids) => ({ ids, format: 'csv' }) },
  previewShares: { about: 'batch', verb: 'customer.share', body: shared },
  shareCustomers: { about: 'batch', verb: 'customer.share', body: shared },
  undoShares: { about: 'batch', verb: 'customer.share', body: (ids) => ({ ids, sharedAt: justNow }) },
  undoAssignment: { about: 'permission', verb: 'customer.assign', params: { id: 999_999 } },
  listHolders: handOver,
  readHoldings: handOver,
  previewHandOver: handOver,
  handOver,

  listTags: { about: 'person' },
  readEntryFields: { about: 'person' },
  createTagGroup: {
    about: 'permission',
    verb: 'settings.manage',
    body: { name: '需求类型', colour: 'blue' },
  },
  updateTagGroup: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { name: '新' },
  },
  orderTagGroups: { about: 'permission', verb: 'settings.manage', body: { ids: [999_999] } },
  createTag: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { name: '新' },
  },
  updateTag: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { name: '新' },
  },
  orderTags: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { ids: [1] },
  },
  readLabelLine: { about: 'permission', verb: 'settings.manage' },
  updateLabelLine: { about: 'permission', verb: 'settings.manage', body: { pattern: '{industry}' } },
  previewLabelLine: {
    about: 'permission',
    verb: 'settings.manage',
    body: { pattern: '{industry}{region}{relationStatus}' },
  },
  tagCustomers: { about: 'batch', verb: 'customer.edit', body: (ids) => ({ ids }) },
  tagCustomer: { about: 'customer', verbs: ['customer.edit'], body: { add: [1] } },
  tagContact: { about: 'contact', verbs: ['contact.edit'], body: { remove: [1] } },

  listListViews: { about: 'person' },
  createListView: {
    about: 'person',
    body: {
      name: '重点客户',
      sharedWith: 'nobody',
      settings: { filters: {}, sort: null, columns: [], widths: {}, frozen: 1, density: 'normal' },
    },
  },
  updateListView: { about: 'person', params: { id: 999_999 }, body: { version: 1, changes: {} } },
  deleteListView: { about: 'person', params: { id: 999_999 } },
  restoreListView: { about: 'person', params: { id: 999_999 } },
  pinListViews: { about: 'person', body: { keys: ['preset:overdue'] } },

  findGroups: { about: 'list', verb: 'customer.view', query: (q) => ({ q }) },
  readGroup: { about: 'customer', verbs: ['customer.view'] },
  setGroup: { about: 'customer', verbs: ['customer.edit'], body: { name: '华信集团' } },

  listBillingProfiles: { about: 'customer', verbs: ['customer.view'] },
  createBillingProfile: { about: 'customer', verbs: ['customer.edit'], body: { title: '华信商贸' } },
  updateBillingProfile: {
    about: 'billing profile',
    verbs: ['customer.edit'],
    body: { version: 1, changes: { bank: '工商银行' } },
  },
  deleteBillingProfile: { about: 'billing profile', verbs: ['customer.edit'] },
  restoreBillingProfile: { about: 'billing profile in the trash', verbs: ['customer.edit'] },
  revealBillingProfile: { about: 'billing profile', verbs: ['contact.reveal'], body: {} },
  listAddresses: { about: 'customer', verbs: ['customer.view'] },
  createAddress: {
    about: 'customer',
    verbs: ['customer.edit'],
    body: { recipient: '仓库', address: '滨江区 1 号' },
  },
  updateAddress: {
    about: 'delivery address',
    verbs: ['customer.edit'],
    body: { version: 1, changes: { address: '滨江区 2 号' } },
  },
  deleteAddress: { about: 'delivery address', verbs: ['customer.edit'] },
  restoreAddress: { about: 'delivery address in the trash', verbs: ['customer.edit'] },
  revealAddress: { about: 'delivery address', verbs: ['contact.reveal'], body: {} },

  listFiles: { about: 'customer', verbs: ['customer.view'] },
  createFile: { about: 'customer', verbs: ['file.create'] },
  downloadFile: { about: 'file', verbs: ['customer.view'] },
  previewFile: { about: 'file', verbs: ['customer.view'] },
  deleteFile: { about: 'file', verbs: ['file.delete'] },
  restoreFile: { about: 'file in the trash', verbs: ['file.delete'] },

  listCustomFields: { about: 'person' },
  createCustomField: {
    about: 'permission',
    verb: 'settings.manage',
    body: { object: 'customer', label: '产线数', kind: 'number' },
  },
  updateCustomField: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { version: 1, changes: {} },
  },
  orderCustomFields: {
    about: 'permission',
    verb: 'settings.manage',
    body: { object: 'customer', ids: [999_999] },
  },
  deleteCustomField: { about: 'permission', verb: 'settings.manage', params: { id: 999_999 } },
  listFieldSets: { about: 'permission', verb: 'settings.manage' },
  createFieldSet: {
    about: 'permission',
    verb: 'settings.manage',
    body: { use: 'purpose', name: '回访', fields: [{ field: 'customer.painPoints', required: true }] },
  },
  updateFieldSet: {
    about: 'permission',
    verb: 'settings.manage',
    params: { id: 999_999 },
    body: { version: 1, changes: {} },
  },
  deleteFieldSet: { about: 'permission', verb: 'settings.manage', params: { id: 999_999 } },
  chooseEntrySets: {
    about: 'permission',
    verb: 'settings.manage',
    body: { other: 1, end_user: null, distributor: null, trader: null, oem: null },
  },
  readCompleteness: { about: 'customer', verbs: ['customer.view'] },

  startExport: exports,
  listExports: exports,
  stopExport: exports,
  restartExport: exports,
  downloadExport: exports,

  readCheckUp: checkUp,
  readCheckState: checkUp,
  startCheckUp: checkUp,

  startImport: imports,
  listImports: imports,
  readImport: imports,
  mapImport: imports,
  previewImport: imports,
  decideKnown: imports,
  listRefused: imports,
  correctImport: imports,
  runImport: imports,
  stopImport: imports,
  previewUndo: imports,
  undoImport: imports,
  continueImport: imports,
  importResult: imports,
  importTemplate: imports,
}
