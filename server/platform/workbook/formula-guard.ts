/** What a spreadsheet program takes for the start of a formula when it opens a csv (OWASP, CSV Injection). */
const guarded = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * Makes text harmless that would run as a formula when a csv is opened, with the apostrophe by which people
 * themselves mark text. Text that already looks guarded gets one more, so that reading gives back what was written.
 */
export function guardFormula(text: string): string {
  return guarded.test(text) ? `'${text}` : text
}

export function unguardFormula(text: string): string {
  return text.startsWith("'") && guarded.test(text) ? text.slice(1) : text
}
