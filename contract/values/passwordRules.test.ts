import { expect, test } from 'vitest'
import { passwordProblem } from './passwordRules.ts'

const names = ['li', 'chenjing', '陈静', '13800138000', '东海精工设备有限公司', '']

test.each([
  ['123456789', 'password.short'],
  ['ａｂｃ', 'password.short'],
  ['山高水长二零二六年春', null],
  ['aaaaabbbbb', 'password.simple'],
  ['AAAAbbbbcc', 'password.simple'],
  ['my-ChenJing-7', 'password.names'],
  ['ＣＨＥＮＪＩＮＧ-7-ab', 'password.names'],
  ['我是陈静 2026-07', 'password.names'],
  ['call13800138000', 'password.names'],
  ['东海精工设备-2026', 'password.names'],
  ['lilililili7', 'password.simple'],
  ['lililixyz7', 'password.names'],
  ['a-limit-of-7', null],
  ['correct horse', null],
])('%s: %s', (password, problem) => {
  expect(passwordProblem(password, { minimum: 10, names })).toBe(problem)
})

test('characters are counted, not the units they are written in', () => {
  expect(passwordProblem('𠮷野家好吃的牛', { minimum: 8, names: [] })).toBe('password.short')
  expect(passwordProblem('𠮷野家好吃的牛肉', { minimum: 8, names: [] })).toBeNull()
})
