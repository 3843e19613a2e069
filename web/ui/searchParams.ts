/** The router reads `?q=123` as a number: a text is what was typed, whatever it looks like. */
export function shortText(raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined
  const text = String(raw).trim().slice(0, 100)
  return text === '' ? undefined : text
}

export function positive(raw: unknown): number | undefined {
  const number = Number(raw)
  return (typeof raw === 'string' || typeof raw === 'number') && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  raw: unknown,
): Choice | undefined {
  return choices.find((choice) => choice === raw)
}
