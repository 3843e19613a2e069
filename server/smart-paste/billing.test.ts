import { describe, expect, it } from 'vitest'
import { told } from './testing/told.ts'

/** 91350100M000100Y43 is the example of GB 32100. */
const whole = {
  company: ['苏州恒远精密机械有限公司'],
  taxNumber: ['91350100M000100Y43'],
  address: ['江苏省苏州市昆山市前进西路88号'],
  regionCode: ['江苏省苏州市昆山市'],
  phone: ['0512-5730 1234'],
  bank: ['中国工商银行昆山支行'],
  account: ['1102020409000012345'],
}

describe('开票资料 is read however its labels and separators are written', () => {
  it.each([
    [
      'a line each',
      '公司名称：苏州恒远精密机械有限公司\n税号：91350100M000100Y43\n单位地址：江苏省苏州市昆山市前进西路88号\n电话：0512-57301234\n开户银行：中国工商银行昆山支行\n银行账号：1102020409000012345',
    ],
    [
      'labels pulled apart, ASCII colons',
      '名  称: 苏州恒远精密机械有限公司\n税  号: 91350100M000100Y43\n地  址: 江苏省苏州市昆山市前进西路88号\n电  话: 0512-57301234\n开 户 行: 中国工商银行昆山支行\n账  号: 1102020409000012345',
    ],
    [
      'pairs in one line',
      '开票抬头：苏州恒远精密机械有限公司\n统一社会信用代码/纳税人识别号：91350100M000100Y43\n地址、电话：江苏省苏州市昆山市前进西路88号 0512-57301234\n开户行及账号：中国工商银行昆山支行 1102020409000012345',
    ],
    [
      'everything in one line',
      '名称：苏州恒远精密机械有限公司 纳税人识别号：91350100M000100Y43 地址：江苏省苏州市昆山市前进西路88号 电话：0512-57301234 开户行：中国工商银行昆山支行 账号：1102020409000012345',
    ],
    [
      'full-width figures, labels in brackets',
      '【单位名称】苏州恒远精密机械有限公司\n【纳税人识别号】９１３５０１００Ｍ０００１００Ｙ４３\n【注册地址】江苏省苏州市昆山市前进西路88号\n【注册电话】０５１２－５７３０１２３４\n【开户行】中国工商银行昆山支行\n【账号】１１０２０２０４０９０００012345',
    ],
    [
      'the value below its label',
      '单位名称：\n苏州恒远精密机械有限公司\n税号：\n91350100M000100Y43\n地址：\n江苏省苏州市昆山市前进西路88号\n电话：\n0512-57301234\n开户银行：\n中国工商银行昆山支行\n账号：\n1102020409000012345',
    ],
    [
      'labels without colon, several spaces or a tab',
      '单位名称  苏州恒远精密机械有限公司\n税号  91350100M000100Y43\n注册地址\t江苏省苏州市昆山市前进西路88号\n电话  0512-57301234\n开户行  中国工商银行昆山支行\n账号  1102020409000012345',
    ],
    [
      'semicolons and numbers before the lines',
      '1、公司名称：苏州恒远精密机械有限公司；\n2、统一社会信用代码（税号）：91350100M000100Y43；\n3、注册地址电话：江苏省苏州市昆山市前进西路88号，0512-57301234；\n4、开户银行：中国工商银行昆山支行；\n5、账号：1102020409000012345。',
    ],
    [
      'pasted without breaks',
      '公司名称：苏州恒远精密机械有限公司税号：91350100M000100Y43地址：江苏省苏州市昆山市前进西路88号电话：0512-57301234开户行：中国工商银行昆山支行账号：1102020409000012345',
    ],
  ])('%s', (_, text) => expect(told(text)).toEqual(whole))

  it('proposes a tax number that fails its check only to be looked at', () => {
    expect(told('税号：91350100M000100Y4X')).toEqual({ taxNumber: ['91350100M000100Y4X?'] })
    expect(told('税号：320583750123456')).toEqual({ taxNumber: ['320583750123456?'] })
  })

  it('finds a credit code without its label by its check character, and no identity number', () => {
    expect(told('我们的代码 91350100M000100Y43 谢谢')).toEqual({ taxNumber: ['91350100M000100Y43'] })
    expect(told('代码 91350100M000100Y44')).toEqual({})
    expect(told('身份证 11010519491231002X')).toEqual({})
  })

  it('keeps brackets as they were written, for invoices must bear them so', () =>
    expect(told('抬头：恒远样机（昆山）有限公司\n地址：昆山市前进西路８８号（3号楼）')).toEqual({
      company: ['恒远样机（昆山）有限公司'],
      address: ['昆山市前进西路88号（3号楼）'],
      regionCode: ['江苏省苏州市昆山市'],
    }))

  it('takes an address for goods only as one to be looked at', () =>
    expect(told('收货地址：浙江省宁波市鄞州区泰康中路500号')).toEqual({
      address: ['浙江省宁波市鄞州区泰康中路500号?'],
      regionCode: ['浙江省宁波市鄞州区?'],
    }))

  it.each(['鼓楼区中山路12号', '中国恒远路12号', '美国加州市场街12号', '恒远路12号'])(
    'names no region for %s',
    (address) => expect(told(`地址：${address}`)).toEqual({ address: [address] }),
  )

  it('finds a bank by its branch, and its account only to be looked at', () =>
    expect(told('招商银行杭州滨江支行\n5719 0888 8810 101')).toEqual({
      bank: ['招商银行杭州滨江支行'],
      account: ['5719 0888 8810 101?'],
    }))
})
