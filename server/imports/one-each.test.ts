import { expect, test } from 'vitest'
import { faultOfPerson, isSeveralCompanies } from './one-each.ts'

test.each([
  ['张三、李四', 'contact.several'],
  ['张三 李四 王五', 'contact.several'],
  ['李总、王总', 'contact.several'],
  ['张三和李四', 'contact.several'],
  ['刘备&关羽', 'contact.several'],
  ['Zhang San / Li Si', 'contact.several'],
  ['张三 138-0013-8000', 'contact.not_only_name'],
  ['张三（a@b.cn）', 'contact.not_only_name'],
  ['张三', null],
  ['张三；', null],
  ['张 三', null],
  ['张三/采购经理', null],
  ['张三\n采购部', null],
  ['张三（李四代）', null],
  ['钱多多 财务', null],
  ['王和平', null],
  ['陈和张', null],
  ['阿卜杜拉·买买提', null],
  ['Smith, John', null],
  ['Anne-Marie', null],
  ['1234567890123456', null],
])('%j as one person: %s', (text, fault) => expect(faultOfPerson(text)).toBe(fault))

test.each([
  ['甲有限公司、乙有限公司', true],
  ['上海甲公司 北京乙公司', true],
  ['甲有限公司\n乙工厂', true],
  ['Foo Inc / Bar LLC', true],
  ['甲有限公司 苏州分公司', false],
  ['甲集团 甲股份有限公司', false],
  ['ABC Co., Ltd., Shanghai Branch', false],
  ['甲公司（原乙公司）', false],
])('%j as several companies: %s', (text, several) => expect(isSeveralCompanies(text)).toBe(several))
