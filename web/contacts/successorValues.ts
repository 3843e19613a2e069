import type { Successor } from '../../contract/contacts.ts'

export const newSuccessor = 'new'

/** As the form holds it: an id, or that it is somebody new. */
export type SuccessorValues = {
  who?: number | typeof newSuccessor | null
  name?: string
  takesReports?: boolean
}

/** Asked only of who leaves: a day that was cleared again takes the successor with it. */
export function successorOf(
  leftOn: string | null | undefined,
  { who, name = '', takesReports = false }: SuccessorValues = {},
): Successor | undefined {
  if (!leftOn || !who) return undefined
  if (who !== newSuccessor) return { contactId: who, takesReports }
  return name.trim() ? { name: name.trim(), takesReports } : undefined
}
