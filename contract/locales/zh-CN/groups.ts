export const groups = {
  title: '同一集团',
  name: '集团名称',
  nameHint: '选已有的，或输入新名称',
  set: '归入集团',
  change: '更换',
  leave: '移出集团',
  left: '已移出“{{name}}”',
  undo: '撤销',
  empty: '这家客户还没有归入集团。',
  alone: '没有你能看到的其他成员。',
  more: '在列表里看全部成员',
  filter: '同一集团',
} as const
