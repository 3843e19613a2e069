/**
 * What pages and actions are called and found by, whichever language is shown: the Chinese name, its pinyin by syllables,
 * the English name. Pages have their names in the catalogues too; a test holds these to them, and the pinyin to the names.
 */
export type CommandWords = readonly [name: string, pinyin: string, english: string]

export const pageWords = {
  workbench: ['工作台', 'gong zuo tai', 'Workbench'],
  customers: ['客户', 'ke hu', 'Customers'],
  imports: ['导入', 'dao ru', 'Imports'],
  reviews: ['审核', 'shen he', 'Reviews'],
  verification: ['待核验', 'dai he yan', 'To verify'],
  checkUp: ['数据体检', 'shu ju ti jian', 'Data check-up'],
  duplicates: ['查重', 'cha chong', 'Duplicates'],
  registrations: ['报备与撞单', 'bao bei yu zhuang dan', 'Registrations'],
  handOver: ['离职移交', 'li zhi yi jiao', 'Hand over'],
  trash: ['回收站', 'hui shou zhan', 'Trash'],
  people: ['部门与同事', 'bu men yu tong shi', 'People'],
  roles: ['角色', 'jue se', 'Roles'],
  organisation: ['组织', 'zu zhi', 'Organisation'],
  tags: ['标签', 'biao qian', 'Tags'],
  customFields: ['自定义字段', 'zi ding yi zi duan', 'Custom fields'],
  fieldSets: ['资料要求', 'zi liao yao qiu', 'Entry data'],
  accessLog: ['访问日志', 'fang wen ri zhi', 'Access log'],
  privacy: ['隐私', 'yin si', 'Privacy'],
  me: ['我的', 'wo de', 'Me'],
} as const satisfies Record<string, CommandWords>

/** In the order in which they are offered. */
export const actionWords = {
  followUp: ['写跟进', 'xie gen jin', 'Write a follow-up'],
  edit: ['编辑客户', 'bian ji ke hu', 'Edit the customer'],
  stage: ['修改生命周期', 'xiu gai sheng ming zhou qi', 'Change the stage'],
  assign: ['分配客户', 'fen pei ke hu', 'Assign the customer'],
  share: ['添加协作人', 'tian jia xie zuo ren', 'Add a collaborator'],
  newContact: ['添加联系人', 'tian jia lian xi ren', 'Add a contact'],
  newCustomer: ['新建客户', 'xin jian ke hu', 'New customer'],
  import: ['导入客户', 'dao ru ke hu', 'Import customers'],
  exportXlsx: ['导出为 Excel', 'dao chu wei excel', 'Export as Excel'],
  exportCsv: ['导出为 CSV', 'dao chu wei csv', 'Export as CSV'],
  filter: ['筛选客户', 'shai xuan ke hu', 'Filter customers'],
  clearFilters: ['清除筛选', 'qing chu shai xuan', 'Clear filters'],
  myWork: ['看我的工作', 'kan wo de gong zuo', 'Show my work'],
  teamWork: ['看团队的工作', 'kan tuan dui de gong zuo', 'Show the team’s work'],
} as const satisfies Record<string, CommandWords>
export type ActionKey = keyof typeof actionWords
