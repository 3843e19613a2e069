import type { endpoints } from '../../../contract/index.ts'
import { type People, type Place, today } from './place.ts'

const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)
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
const checkUp = { about: 'slice', folder: 'server/check-up' } as const

/** One customer and what hangs on it, and steps for several. */
export const ofRecords = {
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
} satisfies Partial<Record<keyof typeof endpoints, Place>>
