import { describe, expect, it } from 'vitest'
import { readPaste } from './read.ts'
import { today, told } from './testing/told.ts'

describe('signatures and name cards', () => {
  it.each([
    [
      'Chinese, with labels',
      '王丽 | 采购经理\n昆山恒远机械有限公司\n手机：138 1234 5678 / 139-1234-5679\n座机：0512-57301234 转 801\n传真：0512-57301235\n邮箱：wangli@hengyuan.com.cn\n网址：www.hengyuan.com.cn',
      {
        name: ['王丽'],
        jobTitle: ['采购经理'],
        company: ['昆山恒远机械有限公司'],
        phone: ['138 1234 5678', '139 1234 5679', '0512-5730 1234 转 801'],
        email: ['wangli@hengyuan.com.cn'],
        website: ['www.hengyuan.com.cn'],
      },
    ],
    [
      'a card without labels',
      '杭州云杉科技有限公司\n陈晓明\n销售总监\n18612345678\n0571-85022088-8001\nchenxm@yunshan.cn\n杭州市滨江区网商路699号3号楼',
      {
        company: ['杭州云杉科技有限公司'],
        name: ['陈晓明'],
        jobTitle: ['销售总监'],
        phone: ['186 1234 5678', '0571-8502 2088 转 8001'],
        email: ['chenxm@yunshan.cn'],
        address: ['杭州市滨江区网商路699号3号楼'],
        regionCode: ['浙江省杭州市滨江区'],
      },
    ],
    [
      'English, with letters for labels',
      'Best Regards,\nLi Wang\nPurchasing Manager\nHengyuan Machinery Co., Ltd.\nT: +86 512 5730 1234 | M: +86 138 1234 5678 | F: +86 512 5730 1235\nE: li.wang@hengyuan.com\nW: www.hengyuan.com',
      {
        name: ['Li Wang'],
        jobTitle: ['Purchasing Manager'],
        company: ['Hengyuan Machinery Co., Ltd.'],
        phone: ['0512-5730 1234', '138 1234 5678'],
        email: ['li.wang@hengyuan.com'],
        website: ['www.hengyuan.com'],
      },
    ],
    [
      'a foreign number and a hotline',
      'Tel: +852 2345 6789\n热线：400-800-1234',
      { phone: ['+852 2345 6789', '400-800-1234'] },
    ],
    [
      'a department between name and position, two languages',
      '张大卫\n市场部 经理\nABC Technologies (Shanghai) Co., Ltd.\nWeChat: davidzhang_abc',
      {
        name: ['张大卫'],
        jobTitle: ['经理'],
        company: ['ABC Technologies (Shanghai) Co., Ltd.'],
        wechat: ['davidzhang_abc'],
      },
    ],
    ['a compound family name', '欧阳晓雯 / 财务主管', { name: ['欧阳晓雯'], jobTitle: ['财务主管'] }],
    [
      'a label with the position in brackets',
      '联系人：王丽（采购经理）13812345678',
      { name: ['王丽'], jobTitle: ['采购经理'], phone: ['138 1234 5678'] },
    ],
    [
      'as a parcel is addressed',
      '收件人：陈晓明 18612345678 浙江省宁波市鄞州区泰康中路500号',
      {
        name: ['陈晓明'],
        phone: ['186 1234 5678'],
        address: ['浙江省宁波市鄞州区泰康中路500号'],
        regionCode: ['浙江省宁波市鄞州区'],
      },
    ],
  ])('%s', (_, text, expected) => expect(told(text)).toEqual(expected))
})

describe('chats', () => {
  it('takes what is said, and the one who speaks only to be looked at', () =>
    expect(
      told(
        '恒远-王丽 2026/11/26 10:32:15\n你好，我们是昆山恒远机械有限公司，电话13812345678，微信同号\n我 10:33\n好的',
      ),
    ).toEqual({
      company: ['昆山恒远机械有限公司'],
      phone: ['138 1234 5678'],
      wechat: ['13812345678'],
      name: ['王丽?'],
    }))

  it('ends a value with its clause, and takes the number before 微信同号', () =>
    expect(
      told(
        '座机：57301234\n联系人：王丽丽，电话13812345678，微信同号，地址：江苏省昆山市前进西路88号，税号91350100M000100Y43，13900001111',
      ),
    ).toEqual({
      name: ['王丽丽'],
      phone: ['138 1234 5678', '139 0000 1111', '57301234?'],
      wechat: ['13812345678'],
      address: ['江苏省昆山市前进西路88号'],
      regionCode: ['江苏省苏州市昆山市'],
      taxNumber: ['91350100M000100Y43'],
    }))

  it.each([
    ['我叫陈晓明', { name: ['陈晓明'] }],
    ['王总您好', { name: ['王总?'] }],
    ['张经理:报价单收到了', { name: ['张经理?'] }],
    ['联系人李小姐，号码13925112233', { name: ['李小姐?'], phone: ['139 2511 2233'] }],
    ['我是恒远的采购王丽', { name: ['王丽?'], jobTitle: ['采购?'] }],
    ['加我微信 hengyuan_wl', { wechat: ['hengyuan_wl'] }],
    ['vx: wangli88', { wechat: ['wangli88'] }],
    ['微信13812345678', { wechat: ['13812345678'], phone: ['138 1234 5678?'] }],
    ['微信13812345678\n电话：13812345678', { wechat: ['13812345678'], phone: ['138 1234 5678'] }],
    ['公司：昆山恒远样机有限公司，我们做样机', { company: ['昆山恒远样机有限公司'] }],
    ['公司：恒远样机（昆山）有限公司', { company: ['恒远样机（昆山）有限公司'] }],
    ['这边是佛山市顺德区美卓五金厂', { company: ['佛山市顺德区美卓五金厂?'] }],
    ['座机：57301234', { phone: ['57301234?'] }],
    ['13812345678@qq.com', { email: ['13812345678@qq.com'] }],
    ['电话13812345678，再说一遍 138-1234-5678', { phone: ['138 1234 5678'] }],
    ['电话：138****5678', { phone: ['138****5678?'] }],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    '好的，收到，谢谢',
    '贵公司的报价太高了',
    '下午我去你们公司拜访',
    '税号：无\n电话：暂无\n地址：同上',
    '我们公司还要考虑',
    '周三',
    '方便的时候回复',
    'QQ：4008123456',
    '订单号：13812345678',
    '单号 PO13812345678',
    '传真：0512-57301235',
    'fax: 0512-57301235',
    '快递 138123456789012',
    '2026-11-26 10:32:15',
    '数量 1380 个，单价 12.50 元',
  ])('finds nothing where nothing is: %s', (text) => expect(told(text)).toEqual({}))

  it('says why a number can’t be kept, and never completes it', () =>
    expect(readPaste('座机：57301234', today).found).toMatchObject([
      { value: '57301234', isSure: false, problem: 'phone.area_code_missing' },
    ]))
})
