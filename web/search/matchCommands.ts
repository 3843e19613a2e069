import type { CommandWords } from '../../contract/locales/commandWords.ts'

/**
 * The commands that a text finds, the closest first: by name in either language, pinyin or its initials; the whole or the
 * beginning before a part. In the given order where they are equally close.
 */
export function matchCommands<Command extends { words: CommandWords }>(
  commands: readonly Command[],
  text: string,
): Command[] {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (typed === '') return [...commands]
  return commands
    .map((command) => ({ command, distance: distanceOf(command.words, typed) }))
    .filter(({ distance }) => distance !== null)
    .sort((one, other) => Number(one.distance) - Number(other.distance))
    .map(({ command }) => command)
}

/** 0 the whole, 1 the beginning, 2 the beginning of a word or syllable within; null where it isn't found. */
function distanceOf([name, pinyin, english]: CommandWords, typed: string): 0 | 1 | 2 | null {
  const syllables = pinyin.split(' ')
  const from = (at: number) => syllables.slice(at).join('')
  const initials = syllables.map(([first]) => first).join('')
  const letters = typed.replaceAll(' ', '')
  const wholes = [name.toLowerCase(), from(0), initials, english.toLowerCase()]
  if ([typed, letters].some((form) => wholes.includes(form))) return 0
  if (wholes.some((whole) => whole.startsWith(typed)) || from(0).startsWith(letters)) return 1
  const isWithin =
    name.toLowerCase().includes(typed) ||
    english
      .toLowerCase()
      .split(/[ -]/)
      .some((word) => word.startsWith(typed)) ||
    // A single letter begins some syllable of nearly everything.
    (letters.length > 1 &&
      (initials.includes(letters) || syllables.some((_, at) => from(at).startsWith(letters))))
  return isWithin ? 2 : null
}
