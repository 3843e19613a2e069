import { plainText } from '../../contract/values/plainText.ts'

/** What two heads share: width, case, spaces, punctuation, stars and (必填) make no difference. */
export const keyOf = (head: string) =>
  plainText(head)
    .toLowerCase()
    .replace(/\((?:必填|选填|可选|非必填|required|optional)\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
