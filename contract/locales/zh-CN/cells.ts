/** Typing into cells of a list. */
export const cells = {
  of: '{{name}}：{{column}}',
  undo: '撤销',
  filled: '已填入 {{count}} 格',
  notKept: '{{count}} 格没有保存：{{why}}',
  left: '{{count}} 格超出列表或不能修改，没有填入',
} as const
