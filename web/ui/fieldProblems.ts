import type { FieldProblem } from '../../contract/errors.ts'

export type FieldPath = (string | number)[]
export type Placed = { name: FieldPath; errors: string[] }

/**
 * Puts the server's problems at the fields of a form: `contacts.0.phones.0` at ['contacts', 0, 'phones', 0],
 * a problem inside of a field at that field. The rest is what no field shows.
 */
export function placeProblems(
  problems: readonly FieldProblem[],
  fields: readonly FieldPath[],
): { placed: Placed[]; rest: FieldProblem[] } {
  const placed: Placed[] = []
  const rest: FieldProblem[] = []
  for (const problem of problems) {
    const name = fieldOf(pathOf(problem.path), fields)
    const same = name && placed.find((other) => other.name === name)
    if (!name) rest.push(problem)
    else if (same) same.errors.push(problem.message)
    else placed.push({ name, errors: [problem.message] })
  }
  return { placed, rest }
}

function pathOf(path: string): FieldPath {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  // Edits send only what changed, below `changes`; the form has the fields themselves.
  return parts[0] === 'changes' ? parts.slice(1) : parts
}

function fieldOf(path: FieldPath, fields: readonly FieldPath[]): FieldPath | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const match = fields.find(
      (field) => field.length === length && field.every((part, at) => String(part) === String(path[at])),
    )
    if (match) return match
  }
  return undefined
}
