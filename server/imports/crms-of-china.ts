import type { CrmList } from './crm-list.ts'

/** As crms-abroad.ts. */
export const crmsOfChina: readonly CrmList[] = [
  // 纷享销客: labels of the fields of AccountObj in its open interface (objects, describe).
  {
    crm: 'fxiaoke',
    signs:
      '1级行业、2级行业、所属公海、负责人主属部门、锁定状态、转手次数、剩余保有时间、外部来源、外部负责人、退回/收回原因',
    least: 3,
    targets: {
      industry: '2级行业',
      region: '国家、省、市、区',
      address: '详细地址',
      highlights: '备注',
    },
    without: '1级行业、客户类型、客户状态、成交状态、业务类型、外部来源、地区定位、定位、最后一次成交时间',
    ofCompany: '电话、邮件',
  },
  // 悟空 CRM (72crm): WukongCRM-9.0-JAVA docs/crm9.sql (admin_field), CrmCustomerController; 11.0 wk_crm_field.
  {
    crm: 'wukong',
    signs:
      '下次联系时间、客户级别、客户行业、成交状态、距进入公海客户天数、最后跟进记录、最后跟进时间、定位信息',
    least: 3,
    targets: {
      region: '省市区',
      address: '详细地址',
    },
    without: '成交状态、定位信息、锁定状态',
    ofCompany: '手机、电话、邮箱、电子邮箱',
  },
  {
    crm: 'wukong',
    signs: '姓名、客户名称、下次联系时间、是否关键决策人、性别、电子邮箱、更新时间',
    least: 4,
    targets: { name: '客户名称', 'contact.name': '姓名', 'contact.remark': '备注' },
    without: '地址',
  },
  {
    crm: 'wukong',
    signs: '线索名称、线索来源、下次联系时间、客户级别、客户行业、最后跟进记录',
    least: 4,
    targets: { name: '线索名称', source: '线索来源' },
    ofCompany: '手机、手机号、电话、邮箱',
  },
  // CordysCRM: backend/crm/src/main/resources/form/field.json.
  {
    crm: 'cordys',
    signs: '客户行业、客户等级、客户类型、线上来源详情、客户标签、地区、归属部门、剩余归属天数',
    least: 4,
    targets: { businessType: '客户类型' },
    without: '线上来源详情',
  },
  {
    crm: 'cordys',
    signs: '线索进度、线索来源、线上来源详情、客户需求、联系人名称、意向产品、剩余归属天数',
    least: 4,
    targets: { initialNeed: '客户需求' },
    without: '线索进度、线上来源详情、意向产品',
  },
]
