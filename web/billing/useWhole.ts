import { useState } from 'react'
import { useReveal } from '../ui/useReveal.tsx'

/** What a card shows, and a way to see what is masked of it, until the card goes or what it shows has changed. */
export function useWhole<Row extends { version: number }>(
  row: Row,
  mayLook: boolean,
  ask: (body: { reason?: string }) => Promise<Partial<Row>>,
): { whole: Row; isSeen: boolean; onReveal: (() => void) | undefined } {
  const [seen, setSeen] = useState<{ version: number; values: Partial<Row> } | null>(null)
  const reveal = useReveal()
  if (seen?.version === row.version)
    return { whole: { ...row, ...seen.values }, isSeen: true, onReveal: undefined }
  const show = async (reason?: string) =>
    setSeen({ version: row.version, values: await ask(reason ? { reason } : {}) })
  return { whole: row, isSeen: false, onReveal: mayLook ? () => void reveal(show) : undefined }
}
