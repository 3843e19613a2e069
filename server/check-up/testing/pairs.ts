import { contact, inTrash, named, type Row, set, setContact } from './case.ts'

/** What two customers have in common. */
export const pairs: Row[] = [
  [
    'same_name',
    'another one of the same name',
    true,
    { draft: named('同名甲公司'), other: named('同名甲公司') },
  ],
  [
    'same_name',
    'the same name but for marks and spaces',
    true,
    { draft: named('同名乙（上海）公司'), other: named('同名乙 (上海)公司') },
  ],
  ['same_name', 'another name', false, { draft: named('同名丙公司'), other: named('同名丙丙公司') }],
  [
    'same_name',
    'the other one in the trash',
    false,
    { draft: named('同名丁公司'), other: named('同名丁公司'), alterOther: inTrash },
  ],

  [
    'same_code',
    'another one of the same code',
    true,
    {
      alter: set("credit_code = '91350100M000100Y43'"),
      alterOther: set("credit_code = '91350100M000100Y43'"),
      other: {},
    },
  ],
  ['same_code', 'neither has one', false, { other: {} }],
  [
    'same_code',
    'the other one in the trash',
    false,
    {
      alter: set("credit_code = '91350211M000100Y46'"),
      other: {},
      alterOther: set("credit_code = '91350211M000100Y46', deleted_at = now()"),
    },
  ],

  [
    'same_phone',
    'the number of another customer',
    true,
    { draft: { contacts: contact('13700000001') }, other: { contacts: contact('13700000001') } },
  ],
  [
    'same_phone',
    'another number',
    false,
    { draft: { contacts: contact('13700000002') }, other: { contacts: contact('13700000003') } },
  ],
  [
    'same_phone',
    'two contacts of its own with one number',
    false,
    { draft: { contacts: [...contact('13700000004'), { name: '李红', phones: ['13700000004'] }] } },
  ],
  [
    'same_phone',
    'another extension of one switchboard',
    false,
    {
      draft: { contacts: contact('010-88886601 转 801') },
      other: { contacts: contact('010-88886601 转 802') },
    },
  ],
  [
    'same_phone',
    'the same extension',
    true,
    {
      draft: { contacts: contact('010-88886602 转 801') },
      other: { contacts: contact('010-88886602 转 801') },
    },
  ],
  [
    'same_phone',
    'the other contact has left',
    false,
    {
      draft: { contacts: contact('13700000005') },
      other: { contacts: contact('13700000005') },
      alterOther: setContact("left_on = '2026-01-01'"),
    },
  ],
  [
    'same_phone',
    'the own contact was deleted',
    false,
    {
      draft: { contacts: contact('13700000006') },
      other: { contacts: contact('13700000006') },
      alter: setContact('deleted_at = now()'),
    },
  ],
  [
    'same_phone',
    'the other customer in the trash',
    false,
    {
      draft: { contacts: contact('13700000007') },
      other: { contacts: contact('13700000007') },
      alterOther: inTrash,
    },
  ],
]
