/** Characters; length is what protects (NIST SP 800-63B §3.1.1.2). */
export const passwordLengths = { least: 8, standard: 10, most: 64 }

export const passwordProblems = ['password.short', 'password.simple', 'password.names'] as const
export type PasswordProblem = (typeof passwordProblems)[number]

/** How a password is compared: width and case make it no other. */
export const plainPassword = (password: string): string => password.normalize('NFKC').toLowerCase()

/**
 * What is wrong with a password by itself, the first thing only; null when nothing is. Whether it is a common one or
 * was used before, the server says.
 * @param names user name, name, phone, organisation of whose password it is
 */
export function passwordProblem(
  password: string,
  { minimum, names }: { minimum: number; names: readonly string[] },
): PasswordProblem | null {
  const plain = plainPassword(password)
  if ([...plain].length < minimum) return 'password.short'
  if (new Set(plain).size < 4) return 'password.simple'
  return names.some((name) => isMadeOf(plain, plainPassword(name))) ? 'password.names' : null
}

const legalForm = /(股份)?(有限)?(责任)?(集团)?公司$/

/** Short Latin names stand in many words: they count only where little else is left. */
function isMadeOf(plain: string, name: string): boolean {
  const core = name.replace(legalForm, '')
  if (core.length < 2 || !plain.includes(core)) return false
  const isTelling = /\p{Script=Han}/u.test(core) || core.length >= 4
  return isTelling || plain.replaceAll(core, '').length < 6
}
