import { expect, test } from 'vitest'
import type { Found } from '../../contract/smart-paste.ts'
import { stretches } from './marks.ts'
import { elsewhere, filled, type PasteTarget, type Path, proposalsFor, tick } from './proposals.ts'

const found = (field: Found['field'], value: string, more: Partial<Found> = {}): Found => ({
  field,
  value,
  shown: null,
  start: 0,
  end: 1,
  isSure: true,
  rule: 'labelled',
  problem: null,
  ...more,
})
const company: PasteTarget = { takes: 'company', path: ['name'], label: '公司名称' }
const phones: PasteTarget = { takes: 'phone', path: ['phones'], label: '电话', isList: true }
const at =
  (form: Record<string, unknown>) =>
  ([first]: Path) =>
    form[String(first)]

test('what is certain is ticked, what isn’t or can’t be kept is not', () => {
  const answer = {
    found: [
      found('company', '恒远机械'),
      found('phone', '138 1234 5678'),
      found('phone', '139 1234 5678', { isSure: false }),
      found('phone', '57301234', { problem: 'phone.area_code_missing' }),
    ],
    nextSteps: [],
  }
  const proposals = proposalsFor(answer, [company, phones], at({}))
  expect(proposals.map(({ isTicked }) => isTicked)).toEqual([true, true, false, false])
})

test('what was typed is told and stays, unless somebody ticks', () => {
  const answer = { found: [found('company', '恒远机械'), found('company', '恒远')], nextSteps: [] }
  const form = at({ name: ' 恒远 ' })
  const proposals = proposalsFor(answer, [company], form)
  expect(proposals).toMatchObject([{ value: '恒远机械', old: '恒远', isTicked: false }])
  expect(filled(proposals, form)).toEqual([])
  expect(filled(tick(proposals, 0, true), form)).toEqual([{ path: ['name'], value: '恒远机械' }])
})

test('of several for one field one is taken, of phones all, behind those that stand there', () => {
  const answer = {
    found: [
      found('company', '恒远机械'),
      found('company', '云杉科技'),
      found('phone', '138 1234 5678'),
      found('phone', '139 1234 5678'),
    ],
    nextSteps: [],
  }
  const form = at({ phones: ['138-12345678', ''] })
  const proposals = proposalsFor(answer, [company, phones], form)
  expect(proposals.map(({ value, isTicked }) => [value, isTicked])).toEqual([
    ['恒远机械', true],
    ['云杉科技', false],
    ['139 1234 5678', true],
  ])
  expect(filled(tick(proposals, 1, true), form)).toEqual([
    { path: ['name'], value: '云杉科技' },
    { path: ['phones'], value: ['138-12345678', '139 1234 5678'] },
  ])
})

test('a phone without a name is not ticked where the form asks whose it is', () => {
  const whose: PasteTarget = { ...phones, needs: { field: 'name', path: ['name'] } }
  const answer = { found: [found('phone', '138 1234 5678')], nextSteps: [] }
  expect(proposalsFor(answer, [whose], at({}))[0]?.isTicked).toBe(false)
  expect(proposalsFor(answer, [whose], at({ name: '王丽' }))[0]?.isTicked).toBe(true)
})

test('a next step becomes what its field holds', () => {
  const step = { on: '2026-12-02', time: null, goal: '看样', start: 0, end: 5, isSure: true } as const
  const target: PasteTarget = { takes: 'nextStep', path: ['next'], label: '下一步' }
  const answer = { found: [], nextSteps: [{ ...step, rule: 'dayAndAction' as const }] }
  const proposals = proposalsFor(answer, [target], at({ next: { step: null, on: null } }))
  expect(filled(proposals, at({}))).toEqual([
    {
      path: ['next'],
      value: { step: 'day', on: '2026-12-02', time: '', goal: '看样', reason: null, words: '' },
    },
  ])
  expect(elsewhere(answer, [company]).nextSteps).toHaveLength(1)
  expect(elsewhere(answer, [target]).nextSteps).toEqual([])
})

test('the whole text is shown, whatever overlaps in it', () => {
  const places = [
    { start: 2, end: 5 },
    { start: 0, end: 1 },
    { start: 3, end: 6 },
  ]
  const cut = stretches('abcdefgh', places)
  expect(cut.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))).toEqual([
    '[a]',
    'b',
    '[cde]',
    '[f]',
    'gh',
  ])
})
