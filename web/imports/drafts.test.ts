import { describe, expect, test } from 'vitest'
import {
  afterSave,
  countDrafts,
  type Drafts,
  noDrafts,
  textDraft,
  toSave,
  withCell,
  withText,
} from './drafts.ts'

const some = (): Drafts => {
  const texts = withText(withText(noDrafts, 1, '电子', { replacement: '制造业' }), 2, '["x"]', {
    replacement: '',
  })
  return withCell(withCell(texts, 5, 3, { replacement: '138' }), 6, 3, { replacement: null })
}

describe('what is to be put right', () => {
  test('is sent as texts of columns and as cells', () => {
    expect(countDrafts(some())).toBe(4)
    expect(toSave(some())).toEqual({
      corrections: [
        { column: 1, value: '电子', replacement: '制造业' },
        { column: 2, value: '["x"]', replacement: '' },
      ],
      mends: [
        { row: 5, column: 3, replacement: '138' },
        { row: 6, column: 3, replacement: null },
      ],
    })
  })

  test('is none once it was taken back, and leaves other rows the same objects', () => {
    const before = some()
    const after = withCell(before, 5, 3, undefined)
    expect(after.cells).toEqual({ 6: { 3: { replacement: null } } })
    expect(after.cells[6]).toBe(before.cells[6])
    expect(textDraft(withText(after, 1, '电子', undefined), 1, '电子')).toBeUndefined()
  })

  test('of more than fit into one question the rest stays', () => {
    let many = noDrafts
    for (let row = 1; row <= 2_001; row++) many = withCell(many, row, 0, { replacement: 'x' })
    const sent = toSave(many)
    expect(sent.mends).toHaveLength(2_000)
    expect(countDrafts(afterSave(many, sent, []))).toBe(1)
  })

  test('is forgotten when saved, kept with the reason when refused, and kept as typed over meanwhile', () => {
    const sent = toSave(some())
    const typedOver = withText(some(), 2, '["x"]', { replacement: 'neu' })
    const after = afterSave(typedOver, sent, [
      { list: 'mends', at: 0, code: 'phone.too_short', message: '号码太短。' },
    ])
    expect(after).toEqual({
      texts: { '[2,"[\\"x\\"]"]': { replacement: 'neu' } },
      cells: { 5: { 3: { replacement: '138', refused: '号码太短。' } } },
    })
  })
})
