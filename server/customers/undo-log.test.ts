import { describe, expect, test } from 'vitest'
import { type LoggedChanges, undone, type Values } from './undo-log.ts'

describe('taking back a log, the latest first', () => {
  test.each([
    ['nothing', { name: '甲' }, [], { name: '甲' }],
    ['one change', { name: '乙' }, [{ name: ['甲', '乙'] }], { name: '甲' }],
    ['two of one field', { name: '丙' }, [{ name: ['乙', '丙'] }, { name: ['甲', '乙'] }], { name: '甲' }],
    ['there and back', { name: '甲' }, [{ name: ['乙', '甲'] }, { name: ['甲', '乙'] }], { name: '甲' }],
    ['a field that is gone', {}, [{ 'custom.old': ['x', null] }], { 'custom.old': 'x' }],
    ['a phone added', { phones: ['+861', '+862'] }, [{ phone: [null, '+862'] }], { phones: ['+861'] }],
    ['a phone removed', { phones: [] }, [{ phone: ['+861', null] }], { phones: ['+861'] }],
    [
      'a tag given and one taken',
      { tags: [1, 3] },
      [{ tag: [null, 3] }, { tag: [2, null] }],
      { tags: [1, 2] },
    ],
    [
      'a phone moved to another number',
      { phones: ['+862'] },
      [{ phone: ['+861', '+862'] }],
      { phones: ['+861'] },
    ],
    [
      'an extension that came',
      { phones: ['+861088886666 x801'] },
      [{ phone: [null, '+861088886666 x801'] }, { phone: ['+861088886666', null] }],
      { phones: ['+861088886666'] },
    ],
  ] as [string, Values, LoggedChanges[], Values][])('%s', (_, now, log, expected) => {
    expect(undone(now, log)).toEqual(expected)
  })
})
