import { parseCreditCode } from '../../contract/values/creditCode.ts'
import type { Draw } from './draw.ts'

const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** A unified social credit code of an enterprise (91) registered in a district, with the check character that fits. */
export function drawCreditCode(draw: Draw, district: string): string {
  const start = `91${district}MA${Array.from({ length: 7 }, () => draw.pick(letters)).join('')}`
  const last = letters.find((letter) => parseCreditCode(start + letter).ok)
  return `${start}${last}`
}
