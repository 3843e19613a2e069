import { contact, type Row, set, setContact, setPhone } from './case.ts'

/** Codes and phones that can’t be. */
export const numbers: Row[] = [
  ['invalid_code', 'no code', false, {}],
  ['invalid_code', 'a right code', false, { alter: set("credit_code = '91350100M000100Y43'") }],
  ['invalid_code', 'another check character', true, { alter: set("credit_code = '91350100M000100Y44'") }],
  [
    'invalid_code',
    'two digits that changed places',
    true,
    { alter: set("credit_code = '91530100M000100Y43'") },
  ],
  [
    'invalid_code',
    'a letter that codes don’t have',
    true,
    { alter: set("credit_code = '91350100M0001O0Y43'") },
  ],

  ['invalid_phone', 'a mobile', false, { draft: { contacts: contact('13812345678') } }],
  [
    'invalid_phone',
    'a landline, a hotline and one from abroad',
    false,
    { draft: { contacts: contact('0512-57301234', '400-800-1234', '95588', '+14155552671') } },
  ],
  ['invalid_phone', 'no number', false, {}],
  [
    'invalid_phone',
    'a mobile with a digit too few',
    true,
    { draft: { contacts: contact('13900009901') }, alter: setPhone('+861390000990') },
  ],
  [
    'invalid_phone',
    'a prefix that nobody has',
    true,
    { draft: { contacts: contact('13900009902') }, alter: setPhone('+8612345678901') },
  ],
  [
    'invalid_phone',
    'an area code that doesn’t exist',
    true,
    { draft: { contacts: contact('13900009903') }, alter: setPhone('+8602012') },
  ],
  [
    'invalid_phone',
    'a wrong number abroad',
    true,
    { draft: { contacts: contact('13900009904') }, alter: setPhone('+1415') },
  ],
  [
    'invalid_phone',
    'of a contact who has left',
    false,
    {
      draft: { contacts: contact('13900009905') },
      alter: async (db, id) => {
        await setPhone('+861391')(db, id)
        await setContact("left_on = '2026-01-01'")(db, id)
      },
    },
  ],
]
