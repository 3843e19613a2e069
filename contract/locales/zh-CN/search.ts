export const search = {
  label: '搜索客户',
  placeholder: '搜索客户、联系人、电话尾号',
  hint: '输入名称中的两个字、拼音首字母、电话尾号或编号',
  none: '没有找到“{{q}}”',
  results: '搜索结果',
  all: '在客户列表里看“{{q}}”的全部结果',
  matched: {
    name: '名称',
    pinyin: '拼音',
    contact: '联系人',
    phone: '电话',
    creditCode: '信用代码',
    number: '编号',
  },
  with: '{{matched}} {{detail}}',
} as const
