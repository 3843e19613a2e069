import { expect, test } from 'vitest'
import { showPhone } from './phone.ts'

test.each([
  ['+8613800138000', null, '138 0013 8000'],
  ['+861088886666', '801', '010-8888 6666 转 801'],
  ['+8675588886666', null, '0755-8888 6666'],
  ['+869912345678', null, '0991-234 5678'],
  ['+864008001234', null, '400-800-1234'],
  ['+8695588', null, '95588'],
  ['+85223456789', null, '+852 2345 6789'],
  ['+886912345678', null, '+886 912 345 678'],
  ['+14155552671', null, '+14155552671'],
])('%s with extension %s is shown as %s', (e164, extension, text) => {
  expect(showPhone({ e164, extension })).toBe(text)
})

test('in English the extension is called so', () => {
  expect(showPhone({ e164: '+861088886666', extension: '801' }, 'en')).toBe('010-8888 6666 ext. 801')
})
