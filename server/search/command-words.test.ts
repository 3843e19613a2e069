import { expect, test } from 'vitest'
import { actionWords, type CommandWords, pageWords } from '../../contract/locales/commandWords.ts'
import { app as en } from '../../contract/locales/en/app.ts'
import { app as zh } from '../../contract/locales/zh-CN/app.ts'
import { pinyinOf } from '../values/pinyin.ts'

/** The pages have no dictionary of pinyin: what they find commands by is written down, and checked here. */
const all: [string, CommandWords][] = Object.entries({ ...pageWords, ...actionWords })

test.each(all)('%s is read as it is spelt', (_, [name, pinyin]) => {
  const initials = pinyin
    .split(' ')
    .map((syllable, index, { length }) =>
      index === length - 1 && /[a-z]$/i.test(name) ? syllable : syllable[0],
    )
    .join('')
  expect(pinyinOf(name)).toEqual({ full: pinyin.replaceAll(' ', ''), initials })
})

test.each(Object.entries(pageWords))('%s is called as in the menu', (key, [chinese, , english]) => {
  const page = key as keyof typeof pageWords
  expect([chinese, english]).toEqual([zh[page], en[page]])
})
