import { beforeEach, describe, expect, test, vi } from 'vitest'
import { draftOf, dropOldDrafts, forgetDrafts } from './useDraft.ts'

/** As a browser keeps it, over tabs and over closing them. */
class Kept {
  private held = new Map<string, string>()
  get length() {
    return this.held.size
  }
  key = (index: number) => [...this.held.keys()][index] ?? null
  getItem = (name: string) => this.held.get(name) ?? null
  setItem = (name: string, text: string) => void this.held.set(name, text)
  removeItem = (name: string) => void this.held.delete(name)
}

const me = 7
const form = (key = 'followUp.12', userId = me) => draftOf<{ content: string }>(userId, key)

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T08:00:00Z') })
  vi.stubGlobal('localStorage', new Kept())
})
const days = (count: number) => vi.advanceTimersByTime(count * 86_400_000)

test('what was typed is there when the form opens again, in whatever tab', () => {
  form().write({ content: '写了一半' })
  expect(form().read()).toEqual({ content: '写了一半' })
  expect(form('followUp.1').read()).toBeNull()
})

test('what was saved or discarded is gone', () => {
  form().write({ content: '写了一半' })
  const again = form()
  again.read()
  again.clear()
  expect([again.read(), form().read()]).toEqual([null, null])
})

test('what was typed back to nothing can be typed again', () => {
  const one = form()
  one.write({ content: '一' })
  one.clear()
  one.write({ content: '二' })
  expect(form().read()).toEqual({ content: '二' })
  expect(localStorage.length).toBe(1)
})

describe('after a week', () => {
  test('it is dropped, and not before', () => {
    form().write({ content: '旧' })
    days(6.9)
    expect(form().read()).toEqual({ content: '旧' })
    days(0.2)
    expect(form().read()).toBeNull()
    expect(localStorage.length).toBe(0)
  })

  test('of others too, as is what can’t be read', () => {
    form('need.3', 8).write({ content: '别人的' })
    localStorage.setItem('kemai.draft.7.broken', '{')
    localStorage.setItem('kemai.shade', 'dark')
    days(8)
    dropOldDrafts()
    expect([localStorage.length, localStorage.getItem('kemai.shade')]).toEqual([1, 'dark'])
  })
})

describe('whose it is', () => {
  test('another person on this device is offered none of it', () => {
    form().write({ content: '我的' })
    expect(form('followUp.12', 8).read()).toBeNull()
  })

  test('at sign-out all of it goes, and nobody else’s', () => {
    form().write({ content: '我的' })
    form('customer.new').write({ content: '也是我的' })
    form('followUp.12', 70).write({ content: '别人的' })
    forgetDrafts(me)
    expect([form().read(), form('customer.new').read()]).toEqual([null, null])
    expect(form('followUp.12', 70).read()).toEqual({ content: '别人的' })
  })
})

describe('two tabs with the same form', () => {
  test('begun at once: each keeps its own text, the latest is offered first and then the other', () => {
    const [one, other] = [form(), form()]
    expect([one.read(), other.read()]).toEqual([null, null])
    one.write({ content: '甲' })
    days(0.1)
    other.write({ content: '乙' })
    one.write({ content: '甲甲' })
    days(0.1)
    other.write({ content: '乙乙' })
    const third = form()
    expect(third.read()).toEqual({ content: '乙乙' })
    third.clear()
    expect(form().read()).toEqual({ content: '甲甲' })
  })

  test('restored in the second: what the first types on stays, and saving one leaves the other', () => {
    const one = form()
    one.write({ content: '甲' })
    const other = form()
    expect(other.read()).toEqual({ content: '甲' })
    other.write({ content: '甲，改成乙' })
    one.write({ content: '甲甲' })
    other.clear()
    expect(form().read()).toEqual({ content: '甲甲' })
    expect(one.read()).toEqual({ content: '甲甲' })
  })

  test('saved in one, while the other hasn’t typed on: the other’s leaving forgets nothing of a later one', () => {
    const one = form()
    one.write({ content: '甲' })
    const other = form()
    other.read()
    other.write({ content: '乙' })
    one.clear()
    expect(form().read()).toEqual({ content: '乙' })
  })
})

test('a device that keeps no more leaves the form alone', () => {
  const one = form()
  localStorage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  one.write({ content: '写了一半' })
  expect(one.read()).toEqual({ content: '写了一半' })
})
