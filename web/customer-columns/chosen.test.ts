import { expect, test } from 'vitest'
import { toggled } from './chosen.ts'

test.each([
  [['name', 'stage'], 'tags', ['name', 'stage', 'tags']],
  [['name', 'stage'], 'name', ['stage']],
])('%j with or without %s is %j', (chosen, column, next) => expect(toggled(chosen, column)).toEqual(next))
