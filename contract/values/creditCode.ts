import { failed, type Parsed, parsed } from './parsed.ts'
import { plainText } from './plainText.ts'

/** GB 32100-2015: digits and capital letters without I, O, S, V and Z. */
export const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** By the place of a character, from the left; the check character's own is 1. */
export const weights = Array.from({ length: 17 }, (_, place) => 3 ** place % 31)

/** GB 32100-2015: the check character completes the sum of value × 3^i (mod 31) to a multiple of 31. */
function checkCharacter(first17: string): string {
  let sum = 0
  for (const [place, weight] of weights.entries()) sum += alphabet.indexOf(first17.charAt(place)) * weight
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/**
 * Unified social credit code 统一社会信用代码 as on the licence. Width, case, spaces and dashes are
 * put right; look-alikes (O for 0, I for 1) are reported, never replaced. Source: GB 32100-2015.
 */
export function parseCreditCode(text: string): Parsed<string> {
  const code = plainText(text).replace(/[\s-]/gu, '').toUpperCase()
  if (code === '') return failed('value.empty')
  if ([...code].length !== 18) return failed('credit_code.length')
  if ([...code].some((character) => !alphabet.includes(character))) return failed('credit_code.character')
  if (checkCharacter(code.slice(0, 17)) !== code.charAt(17)) return failed('credit_code.check_character')
  return parsed(code)
}
