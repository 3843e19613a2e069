import { describe, expect, it } from 'vitest'
import type { Contact } from '../../contract/contacts.ts'
import { changesOf, draftOf, newContact, valuesOf } from './contactValues.ts'

const wang: Contact = {
  ...newContact,
  id: 7,
  number: '2024-TRA-001_L001',
  name: '王芳',
  phones: [{ id: 1, kind: 'mobile', shown: '138 0013 8000', dial: '+8613800138000' }],
  email: 'wang@huaxin.example',
  wechat: null,
  tags: [],
  consents: [],
  doNotContact: null,
  custom: {},
  fields: {},
  version: 2,
  can: { edit: true, delete: true, reveal: false },
}
const masked: Contact = {
  ...wang,
  phones: [{ id: 1, kind: 'mobile', shown: '138****8000', dial: null }],
  email: 'w***@huaxin.example',
  fields: { phones: 'masked', email: 'masked', wechat: 'masked' },
}

describe('a contact in the form', () => {
  it('changes nothing when nothing was changed', () => {
    expect(changesOf(valuesOf(wang), valuesOf(wang))).toEqual({})
  })

  it('never sends masked values back as if they were real', () => {
    const before = valuesOf(masked)
    expect(before).not.toHaveProperty('phones')
    expect(changesOf(before, { ...before, jobTitle: '采购经理' })).toEqual({ jobTitle: '采购经理' })
  })

  it('can be given new phones while the old ones are masked', () => {
    const before = valuesOf(masked)
    expect(changesOf(before, { ...before, phones: ['139 0000 0000', ''] })).toEqual({
      phones: ['139 0000 0000'],
    })
  })

  it.each([
    [
      'a phone more',
      { phones: ['138 0013 8000', ' 010-88886666 转 801 '] },
      { phones: ['138 0013 8000', '010-88886666 转 801'] },
    ],
    ['all phones taken away', { phones: [''] }, { phones: [] }],
    ['mail taken away', { email: ' ' }, { email: null }],
    ['left the company', { leftOn: '2024-06-20' }, { leftOn: '2024-06-20' }],
  ])('%s', (_, changed, sent) => {
    expect(changesOf(valuesOf(wang), { ...valuesOf(wang), ...changed })).toEqual(sent)
  })

  it('new, leaves out what is empty', () => {
    expect(draftOf({ ...newContact, name: ' 李强 ' })).toEqual({
      name: '李强',
      preferredChannels: [],
      isPrimary: false,
      phones: [],
    })
  })
})
