import { plainText } from '../../contract/values/plainText.ts'
import { toSimplified } from '../values/simplified.ts'

/** What two heads share: width, case, script, spaces, punctuation, stars and (必填) make no difference. */
export const keyOf = (head: string) =>
  toSimplified(plainText(head))
    .toLowerCase()
    .replace(/\((?:必填|选填|可选|非必填|required|optional)\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
