/** Pixels of the finger before a pull is one: a tap that trembles isn't. */
const slack = 10
/** Pixels of the mark at which letting go asks anew, and at most. */
const enough = 56
const most = 88

/** How far the mark follows a finger that went so far; slower than it, as if held by a spring. Sideways is no pull. */
export function pulledBy({ x, y }: { x: number; y: number }): number {
  if (y <= slack || Math.abs(x) > y) return 0
  return Math.min(most, (y - slack) / 2)
}

export const isEnough = (pulled: number): boolean => pulled >= enough
