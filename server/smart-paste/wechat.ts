import { phonesIn } from './by-shape.ts'
import { type Hit, hit } from './hits.ts'

const said =
  /(?<![A-Za-z])(?:微信号?|v信|vx|wx|wechat|weixin)[ 是为:]{0,4}((?:[A-Za-z][\w-]{5,19}|1[3-9]\d{9})(?![\w@.-]))/giu

/** 加我微信 hengyuan_wl, vx: wangli88, 微信13812345678: a mobile number is one to call as well. */
export const wechatIn = (text: string): Hit[] =>
  [...text.matchAll(said)].flatMap((found) => {
    const piece = { text: found[1] ?? '', start: found.index + found[0].length - (found[1]?.length ?? 0) }
    return [
      hit('wechat', piece, 'labelled'),
      ...phonesIn(piece).map((phone) => ({ ...phone, isSure: false })),
    ]
  })
