import { expect, it } from 'vitest'
import { webAddress } from './WebLink.tsx'

it.each([
  ['www.huaxin.example', 'https://www.huaxin.example/'],
  ['http://huaxin.example/a', 'http://huaxin.example/a'],
  ['华信.中国', 'https://xn--vuq56f.xn--fiqs8s/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['没有官网', null],
  ['', null],
])('%s leads to %s', (text, href) => {
  expect(webAddress(text)).toBe(href)
})
