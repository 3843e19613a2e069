import { contact, lastFollowUp, type Row, set, setContact } from './case.ts'

/** What a customer lacks. */
export const lacks: Row[] = [
  [
    'missing_required',
    'all that the short set asks for',
    false,
    { draft: { initialNeed: '轴承', contacts: contact('13900008801') } },
  ],
  ['missing_required', 'no first need', true, { draft: { contacts: contact('13900008802') } }],
  ['missing_required', 'no phone', true, { draft: { initialNeed: '轴承', contacts: contact() } }],
  [
    'missing_required',
    'a phone only of one who has left',
    true,
    {
      draft: { initialNeed: '轴承', contacts: contact('13900008803') },
      alter: setContact("left_on = '2026-01-01'"),
    },
  ],
  [
    'missing_required',
    'the phone with another contact',
    false,
    { draft: { initialNeed: '轴承', contacts: [{ name: '李红' }, ...contact('13900008804')] } },
  ],
  [
    'missing_required',
    'one bound of a range',
    false,
    { draft: { businessType: 'trader', headcount: { min: 10, max: null }, custom: {} } },
  ],
  ['missing_required', 'no range', true, { draft: { businessType: 'trader' } }],
  [
    'missing_required',
    'of a person what only companies have',
    false,
    { draft: { businessType: 'trader', type: 'individual' } },
  ],
  ['missing_required', 'abroad a credit code', false, { draft: { businessType: 'oem', country: 'DE' } }],
  ['missing_required', 'in China a credit code', true, { draft: { businessType: 'oem' } }],
  ['missing_required', 'a custom field', true, { draft: { businessType: 'distributor' } }],
  ['missing_required', 'a custom field that was retired', false, { draft: { businessType: 'end_user' } }],

  ['no_contact', 'one', false, { draft: { contacts: contact() } }],
  ['no_contact', 'none', true, {}],
  [
    'no_contact',
    'one who has left',
    true,
    { draft: { contacts: contact() }, alter: setContact("left_on = '2026-01-01'") },
  ],
  [
    'no_contact',
    'one who was deleted',
    true,
    { draft: { contacts: contact() }, alter: setContact('deleted_at = now()') },
  ],

  ['no_owner', 'an owner', false, {}],
  ['no_owner', 'none', true, { alter: set('owner_id = null') }],

  ['no_next_step', 'neither a plan nor a reason', true, {}],
  ['no_next_step', 'a plan', false, { alter: set("next_follow_up_at = now() + interval '1 day'") }],
  ['no_next_step', 'a reason', false, { alter: set("no_next_reason = 'not_now'") }],
  ['no_next_step', 'lost', false, { alter: set("stage = 'lost'") }],

  ['silent', 'entered today', false, {}],
  ['silent', 'a follow-up on the last day that counts', false, { alter: lastFollowUp(179) }],
  ['silent', 'a follow-up 180 days ago, in the evening', true, { alter: lastFollowUp(180, "'23:59:59'") }],
  ['silent', 'a follow-up longer ago', true, { alter: lastFollowUp(400) }],
  [
    'silent',
    'never followed up, entered long ago',
    true,
    { alter: set("created_at = now() - interval '181 days'") },
  ],
  [
    'silent',
    'entered long ago, followed up since',
    false,
    {
      alter: async (db, id) => {
        await set("created_at = now() - interval '900 days'")(db, id)
        await lastFollowUp(10)(db, id)
      },
    },
  ],
  [
    'silent',
    'lost',
    false,
    {
      alter: async (db, id) => {
        await lastFollowUp(400)(db, id)
        await set("stage = 'lost'")(db, id)
      },
    },
  ],
]
