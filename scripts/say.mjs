/** One line for the person at the terminal, in both languages: nobody has chosen one yet. */
export const say = (zh, en) => console.log(`${zh} / ${en}`)

/** The same as a last word: the program ends with a failure. */
export function stop(zh, en, details = '', code = 1) {
  console.error(`${zh} / ${en}${details && `\n${details}`}`)
  process.exit(code)
}
