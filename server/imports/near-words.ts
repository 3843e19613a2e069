/** Something that can be meant, with all words for it, as they are compared. */
export type Offered<Meant> = { words: readonly string[]; meant: Meant }
export type Near<Meant> = { meant: Meant; likeness: number }

/** Below this two words only look alike by chance. */
const least = 0.5
/** Right before a word, or with one character between: 不高, 不太急; 非常 affirms. */
const denial = /(?:[不无未没]|非(?!常)).?$/u

/** What a text most likely means, the likelier first. Words and text must be written alike already. */
export function nearest<Meant>(text: string, offered: readonly Offered<Meant>[]): Near<Meant>[] {
  return offered
    .map(({ words, meant }) => ({
      meant,
      likeness: Math.max(0, ...words.map((word) => likeness(text, word))),
    }))
    .filter((near) => near.likeness >= least)
    .sort((one, other) => other.likeness - one.likeness)
}

/** The likeliest, unless another is as likely. */
export function clearest<Meant>([first, second]: readonly Near<Meant>[]): Meant | null {
  return first && first.likeness > (second?.likeness ?? 0) ? first.meant : null
}

/** From 0 to 1, for the same: one in the other, a slip of a character, or pairs of characters in common. */
export function likeness(text: string, word: string): number {
  if (text === word) return 1
  const [one, other] = [[...text], [...word]]
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length === 0) return 0
  const share = short.length / long.length
  const inside = isInside(text, word) ? 0.6 + 0.4 * share : 0
  const slip = slips(one, other) <= mostSlips(short.length) ? 1 - slips(one, other) / long.length : 0
  return Math.max(inside, slip, pairsInCommon(one, other))
}

/** 高 in 很高, not in 不高; a single character says something only of a text that is hardly longer. */
function isInside(text: string, word: string): boolean {
  const at = text.indexOf(word)
  if (at >= 0) {
    const isLongEnough = [...word].length > 1 || [...text].length <= 3
    return isLongEnough && !denial.test(text.slice(0, at))
  }
  return [...text].length > 1 && word.includes(text) && !denial.test(word.slice(0, word.indexOf(text)))
}

const mostSlips = (length: number) => (length < 2 ? 0 : length < 6 ? 1 : 2)

/** Characters to change, add, leave out or swap with the next (optimal string alignment). */
function slips(one: readonly string[], other: readonly string[]): number {
  if (Math.abs(one.length - other.length) > 2 || one.length > 50) return Number.POSITIVE_INFINITY
  const width = other.length + 1
  const cost = Array<number>((one.length + 1) * width).fill(0)
  const at = (row: number, column: number) => cost[row * width + column] ?? 0
  for (let row = 0; row <= one.length; row++) {
    for (let column = 0; column < width; column++) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      cost[row * width + column] =
        row === 0 || column === 0
          ? row + column
          : Math.min(
              at(row - 1, column) + 1,
              at(row, column - 1) + 1,
              at(row - 1, column - 1) + (isSame ? 0 : 1),
              isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
            )
    }
  }
  return at(one.length, other.length)
}

/** Dice's coefficient of neighbouring characters. */
function pairsInCommon(one: readonly string[], other: readonly string[]): number {
  const pairs = (text: readonly string[]) => text.slice(1).map((character, at) => `${text[at]}${character}`)
  const [left, right] = [pairs(one), new Set(pairs(other))]
  if (left.length === 0 || right.size === 0) return 0
  return (2 * left.filter((pair) => right.has(pair)).length) / (left.length + right.size)
}
