/** Which fields stand in a list, and how. */
export const columns = {
  choose: '选择列',
  ofContact: '联系人{{field}}',
  onCards: '卡片上显示',
  find: '查找字段',
  shown: '已显示',
  customer: '客户',
  contact: '主要联系人',
  custom: '自定义字段',
  up: '{{column}} 上移',
  down: '{{column}} 下移',
  frozen: '固定前几列',
  density: '行高',
  compact: '紧凑',
  normal: '适中',
  wide: '宽松',
  reset: '恢复默认列',
} as const
