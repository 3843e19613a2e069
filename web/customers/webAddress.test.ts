import { expect, it } from 'vitest'
import { webAddress } from './WebLink.tsx'

it.each([
  ['www.huaxin.example', 'https://www.huaxin.example/'],
  ['http://huaxin.example/a', 'http://huaxin.example/a'],
  ['华信.中国', 'https://xn--vuq56f.xn--fiqs8s/'],
  ['javascript:alert(1)', null],
  ['JavaScript://huaxin.example/%0aalert(1)', null],
  [' javascript:alert(1)', null],
  ['java\tscript:alert(1)', null],
  ['vbscript:msgbox(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['huaxin.example/"onclick="alert(1)', 'https://huaxin.example/%22onclick=%22alert(1)'],
  ['没有官网', null],
  ['', null],
])('%s leads to %s', (text, href) => {
  expect(webAddress(text)).toBe(href)
})
