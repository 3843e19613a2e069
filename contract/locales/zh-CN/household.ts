/** 家庭情况 of persons: switched on for a purpose, noted with a basis. */
export const household = {
  note: '个人客户的家庭情况是敏感信息，默认停用。说明用来做什么，才能启用；只有角色里给了权限的人看得到。',
  isOff: '没有启用。表单、列表、导入和导出里都没有这一项。',
  isOn: '已启用，用于“{{purpose}}”。填有家庭情况的客户：{{count}}。',
  isKept: '没有启用。为“{{purpose}}”收集的还留着，谁也看不到。涉及客户：{{count}}。',
  switchOn: '启用',
  switchOff: '停用',
  eraseKept: '清除留存的内容',
  purposeHint: '每个人都要有对这个目的的同意或其他依据，才能填写。',
  notedNow: '填有家庭情况的客户（含回收站）：{{count}}。',
  left: '已经填写的',
  leftAs: {
    erase: '永久清除，变更记录里也不留',
    keep: '保留但隐藏，按同一目的重新启用后恢复',
  },
  copiesGo: '导入文件里的这一列和含有家庭情况的导出文件都会清除。',
  basisHint: '家庭情况要有这个人对“{{purpose}}”的同意或其他依据，在这里一起登记。',
} as const
