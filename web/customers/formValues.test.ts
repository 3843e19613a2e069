import { describe, expect, it } from 'vitest'
import { rebase } from '../ui/rebase.ts'
import { changesOf, draftOf, newValues, valuesOf } from './formValues.ts'

const empty = newValues('zh-CN')
const { contacts: _contacts, isAnother: _allow, ...base } = empty
const huaxin = { ...base, name: '华信电子', headcount: '500–1000 人', address: '南山区', industryId: 3 }

describe('an edit sends only what changed', () => {
  it.each([
    ['nothing', {}, {}],
    ['a text', { address: ' 福田区 ' }, { address: '福田区' }],
    ['a text taken away', { address: '' }, { address: null }],
    ['an amount', { headcount: '1000人以上' }, { headcount: { min: 1000, max: null } }],
    ['an amount taken away', { headcount: '' }, { headcount: null }],
    ['an amount written in another way', { headcount: '500到1000人' }, {}],
    ['a choice taken away', { industryId: null }, { industryId: null }],
    ['a field that was empty and stays so', { website: '' }, {}],
  ])('%s', (_, changed, sent) => {
    expect(changesOf(huaxin, { ...huaxin, ...changed })).toEqual(sent)
  })

  it('a record read into the form and back changes nothing', () => {
    const record = {
      ...base,
      headcount: { min: null, max: 50 },
      annualRevenue: { min: 123_400, max: null },
      totalAssets: 1_234_567,
      budget: null,
    }
    expect(changesOf(valuesOf(record, 'zh-CN'), valuesOf(record, 'zh-CN'))).toEqual({})
    expect(changesOf(valuesOf(record, 'zh-CN'), valuesOf(record, 'en'))).toEqual({})
  })
})

describe('a name of which only the mask is shown', () => {
  const person = { ...base, type: 'individual' as const, name: '陈*', fields: { name: 'masked' as const } }
  const shown = { ...person, headcount: null, annualRevenue: null, totalAssets: null, budget: null }
  const values = valuesOf(shown, 'zh-CN')

  it('is never sent back', () => {
    expect(changesOf(values, { ...values, address: '南山区' })).toEqual({ address: '南山区' })
  })

  it('is written over', () => {
    expect(changesOf(values, { ...values, name: '陈晓' })).toEqual({ name: '陈晓' })
  })
})

describe('a new customer', () => {
  it('leaves out what is empty', () => {
    expect(draftOf({ ...empty, name: ' 华信电子 ' })).toEqual({
      name: '华信电子',
      type: 'company',
      country: 'CN',
      stage: 'prospect',
      contacts: [],
      isAnother: false,
    })
  })

  it('brings its contacts, without empty rows and phones', () => {
    const contacts = [
      { name: '王芳', jobTitle: ' ', phones: [' 13800138000 ', undefined] },
      {},
      { name: '李强', email: ' liqiang@example.com ', wechat: 'liqiang88', jobTitle: '采购' },
    ]
    expect(draftOf({ ...empty, name: '华信', contacts }).contacts).toEqual([
      { name: '王芳', phones: ['13800138000'] },
      { name: '李强', email: 'liqiang@example.com', wechat: 'liqiang88', jobTitle: '采购' },
    ])
  })

  it('of type individual is its own contact', () => {
    const values = {
      ...empty,
      type: 'individual' as const,
      name: '陈晓',
      contacts: [{ phones: ['13800138000'] }],
    }
    expect(draftOf(values).contacts).toEqual([{ name: '陈晓', phones: ['13800138000'] }])
  })
})

describe('an edit moved onto what somebody else has saved', () => {
  const theirs = { ...huaxin, address: '宝安区', website: 'https://huaxin.example' }

  it('keeps both where different fields changed', () => {
    const moved = rebase(huaxin, { ...huaxin, industryId: 5 }, theirs)
    expect(moved).toEqual({ values: { ...theirs, industryId: 5 }, collisions: [] })
  })

  it('tells both values where the same field changed, and keeps mine for the time being', () => {
    const moved = rebase(huaxin, { ...huaxin, address: '福田区' }, theirs)
    expect(moved.values).toEqual({ ...theirs, address: '福田区' })
    expect(moved.collisions).toEqual([{ field: 'address', mine: '福田区', theirs: '宝安区' }])
  })

  it('is no collision where both wrote the same', () => {
    expect(rebase(huaxin, { ...huaxin, address: '宝安区' }, theirs).collisions).toEqual([])
  })

  it('loses nothing: what I sent and what they saved are both in the result', () => {
    const moved = rebase(huaxin, { ...huaxin, address: '', name: '华信电子科技' }, theirs)
    expect(moved.values.website).toBe('https://huaxin.example')
    expect(changesOf(theirs, moved.values)).toEqual({ address: null, name: '华信电子科技' })
  })
})
