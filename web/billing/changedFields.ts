type Values = Record<string, string | boolean | null>

/** What differs from how the form began: trimmed, and null for what was emptied. */
export function changedFields<V extends Values>(initial: V, typed: V): Partial<V> {
  const changes: Values = {}
  for (const [field, value] of Object.entries(typed)) {
    const now = kept(value)
    if (now !== kept(initial[field] ?? null)) changes[field] = now
  }
  return changes as Partial<V>
}

const kept = (value: string | boolean | null) => (typeof value === 'string' ? value.trim() || null : value)
