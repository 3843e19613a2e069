/** The decision chain 决策链, drawn from who reports to whom. */
export const chain = {
  title: '决策链',
  note: '谁向谁汇报，影响力和态度',
  empty: '给联系人填上“上级”，这里就会画出决策链。',
  fill: '影响力和态度可在联系人里补充。',
  influence: '影响力{{level}}',
  attitude: '态度{{attitude}}',
  unknown: '态度未知',
  left: '已离职',
  open: '编辑 {{name}}',
} as const
