import { beforeEach, expect, test } from 'vitest'
import { openCustomer } from '../../contract/customers.ts'
import { openInvitation } from '../../contract/people.ts'
import type { Me } from '../../contract/session.ts'
import { addressOf, fileNameIn, fileUrl, refused } from './call.ts'
import { queryClient } from './queryClient.ts'
import { currentSession, holdMe } from './session.ts'

const me: Me = {
  id: 1,
  name: '李娜',
  userName: 'lina',
  language: 'zh-CN',
  department: { id: 1, name: '海川科技' },
  roles: ['销售'],
  organisation: '海川科技',
  isDemo: false,
  mustDo: null,
  can: {},
  fields: {},
}
beforeEach(() => holdMe(me))

test('parameters stand in the path, encoded', () => {
  expect(fileUrl(openCustomer, { params: { id: 12 } })).toBe('/api/customers/12')
  expect(addressOf(openInvitation, { token: 'a/b c' })).toBe('/api/invitations/a%2Fb%20c')
})

test('what wasn’t asked for stays out of the query', () => {
  const query = { q: '电子 & 光', stage: undefined, region: '', mine: false, after: null }
  expect(addressOf(openCustomer, { id: 1 }, query)).toBe(
    '/api/customers/1?q=%E7%94%B5%E5%AD%90+%26+%E5%85%89&mine=false',
  )
})

test('a session that ended keeps who was here, so that the page stays', () => {
  const error = refused(401, JSON.stringify({ code: 'auth.required', message: '请先登录。' }))
  expect(error.body).toEqual({ code: 'auth.required', message: '请先登录。', fields: [], requestId: '' })
  expect(currentSession()).toMatchObject({ state: 'signed-out', me: { id: 1 } })
})

test('a wrong password ends no session', () => {
  refused(401, JSON.stringify({ code: 'auth.failed', message: '账号或密码不对。' }))
  expect(currentSession().state).toBe('signed-in')
})

test('a page that was loaded before household data were switched off offers them no more, and reads its records anew', () => {
  holdMe({ ...me, fields: { 'contact.phones': 'masked' } })
  queryClient.setQueryData(['customers', 'one', 1], { household: '两个孩子' })
  refused(409, JSON.stringify({ code: 'household.off', message: '家庭情况没有启用。' }))
  expect(currentSession().me?.fields).toEqual({ 'contact.phones': 'masked', 'customer.household': 'hidden' })
  expect(queryClient.getQueryState(['customers', 'one', 1])?.isInvalidated).toBe(true)
})

test.each(['', '<html>502 Bad Gateway</html>', '{}', 'null'])(
  'an answer like %j still is a CallError',
  (text) => {
    expect(refused(502, text)).toMatchObject({ status: 502, body: { fields: [], requestId: '' } })
  },
)

test.each([
  ["attachment; filename*=UTF-8''%E5%AE%A2%E6%88%B7.csv", '客户.csv'],
  ['', ''],
])('a file is saved under the name that its head %s says', (disposition, name) => {
  expect(fileNameIn(disposition)).toBe(name)
})
