import fc from 'fast-check'
import parsePhoneNumber from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { type Phone, showPhone } from '../../contract/values/phone.ts'
import { parsePhone } from './phone.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each<[string, string, string | null, Phone['kind']]>([
  ['13800138000', '+8613800138000', null, 'mobile'],
  ['138 0013 8000', '+8613800138000', null, 'mobile'],
  ['138-0013-8000', '+8613800138000', null, 'mobile'],
  ['１３８００１３８０００', '+8613800138000', null, 'mobile'],
  ['+86 138 0013 8000', '+8613800138000', null, 'mobile'],
  ['0086-13800138000', '+8613800138000', null, 'mobile'],
  ['8613800138000', '+8613800138000', null, 'mobile'],
  ['(+86)13800138000', '+8613800138000', null, 'mobile'],
  ['手机：13800138000', '+8613800138000', null, 'mobile'],
  ['13800138000（微信同号）', '+8613800138000', null, 'mobile'],
  ['13800138000.0', '+8613800138000', null, 'mobile'],
  ['17012345678-1234', '+8617012345678', '1234', 'mobile'],
  ['010-88886666', '+861088886666', null, 'landline'],
  ['(0755)8888 6666', '+8675588886666', null, 'landline'],
  ['（0755）8888-6666', '+8675588886666', null, 'landline'],
  ['075588886666', '+8675588886666', null, 'landline'],
  ['+86 755 8888 6666', '+8675588886666', null, 'landline'],
  ['+86 (0)755 8888 6666', '+8675588886666', null, 'landline'],
  ['0991-2345678', '+869912345678', null, 'landline'],
  ['010-88886666-801', '+861088886666', '801', 'landline'],
  ['0991-2345678-8', '+869912345678', '8', 'landline'],
  ['010-88886666转801', '+861088886666', '801', 'landline'],
  ['010-88886666 转 801', '+861088886666', '801', 'landline'],
  ['010-88886666（分机801）', '+861088886666', '801', 'landline'],
  ['010-88886666 ext. 801', '+861088886666', '801', 'landline'],
  ['010-88886666转分机801', '+861088886666', '801', 'landline'],
  ['010-88886666*801', '+861088886666', '801', 'landline'],
  ['010 8888 6666-801', '+861088886666', '801', 'landline'],
  ['010 8888-6666', '+861088886666', null, 'landline'],
  ['010-88886666#801', '+861088886666', '801', 'landline'],
  ['400-800-1234', '+864008001234', null, 'hotline'],
  ['4008001234', '+864008001234', null, 'hotline'],
  ['400-800-1234-801', '+864008001234', '801', 'hotline'],
  ['800 810 1234', '+868008101234', null, 'hotline'],
  ['95588', '+8695588', null, 'hotline'],
  ['12345', '+8612345', null, 'hotline'],
  ['+852 2345 6789', '+85223456789', null, 'foreign'],
  ['00852-23456789', '+85223456789', null, 'foreign'],
  ['+853 6612 3456', '+85366123456', null, 'foreign'],
  ['+886 912 345 678', '+886912345678', null, 'foreign'],
  ['+1 (415) 555-2671', '+14155552671', null, 'foreign'],
])('%s is %s, extension %s, %s', (text, e164, extension, kind) => {
  expect(parsePhone(text)).toEqual({ ok: true, value: { e164, extension, kind } })
})

test.each([
  ['', 'value.empty'],
  ['  ', 'value.empty'],
  ['1.38E+10', 'phone.scientific'],
  ['1.38001e+10', 'phone.scientific'],
  ['138****1234', 'phone.masked'],
  ['010-****6666', 'phone.masked'],
  ['张三', 'phone.not_a_number'],
  ['wx: zhangsan', 'phone.not_a_number'],
  ['88886666', 'phone.area_code_missing'],
  ['8888 6666', 'phone.area_code_missing'],
  ['8888666 转 801', 'phone.area_code_missing'],
  ['0100-88886666', 'phone.area_code_unknown'],
  ['0512-888666', 'phone.area_code_unknown'],
  ['12000138000', 'phone.prefix_unknown'],
  ['14100138000', 'phone.prefix_unknown'],
  ['1380013800', 'phone.too_short'],
  ['138001380001', 'phone.too_long'],
  ['1380013800013900139000', 'phone.too_long'],
  ['110', 'phone.too_short'],
  ['9558800', 'phone.area_code_missing'],
  ['+852 12', 'phone.invalid'],
  ['+999 1234567', 'phone.invalid'],
])('%s fails with %s', (text, reason) => {
  expect(parsePhone(text)).toEqual({ ok: false, reason })
})

const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)

test('a plain mobile gets the same answer as from the library', () => {
  fc.assert(
    fc.property(mobile, (text) => {
      const phone = parsePhoneNumber(text, 'CN')
      const isMobile = phone?.isValid() === true && phone.getType() === 'MOBILE'
      expect(parsePhone(text)).toEqual(
        isMobile
          ? { ok: true, value: { e164: phone.number, extension: null, kind: 'mobile' } }
          : { ok: false, reason: 'phone.prefix_unknown' },
      )
    }),
    { numRuns: 3000 },
  )
})

test('every prefix of three digits agrees with the library', () => {
  for (let prefix = 130; prefix < 200; prefix++) {
    for (const rest of ['00000000', '09123456', '55555555', '99999999']) {
      const isMobile = parsePhoneNumber(`${prefix}${rest}`, 'CN')?.isValid() ?? false
      expect([prefix, rest, parsePhone(`${prefix}${rest}`).ok]).toEqual([prefix, rest, isMobile])
    }
  }
})

test('what is shown reads back as the same number', () => {
  const area = fc.constantFrom('10', '21', '28', '755', '512', '371', '574')
  const number = fc.oneof(
    mobile,
    fc.tuple(area, fc.stringMatching(/^[2-8]\d{7}$/)).map((parts) => `0${parts.join('')}`),
    fc.stringMatching(/^400\d{7}$/),
    fc.stringMatching(/^\+852[239]\d{7}$/),
  )
  fc.assert(
    fc.property(number, fc.option(fc.stringMatching(/^\d{1,5}$/)), (text, extension) => {
      const first = parsePhone(text)
      fc.pre(first.ok)
      if (!first.ok) return
      const phone = { ...first.value, extension }
      expect(parsePhone(showPhone(phone))).toEqual({ ok: true, value: phone })
      expect(parsePhone(showPhone(phone, 'en'))).toEqual({ ok: true, value: phone })
    }),
    { numRuns: 500 },
  )
})

test('no text makes it throw; values are E.164', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789+-() .转ext#'), maxLength: 20 })
  fc.assert(
    fc.property(fc.oneof(text, anyText), (typed) => {
      const phone = parsePhone(typed)
      if (phone.ok) expect(phone.value.e164).toMatch(/^\+\d{4,15}$/)
    }),
    { numRuns: 1000 },
  )
})
