import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { type MovingKind, type mergeCustomers, movingKinds, type previewMerge } from '../../contract/merge.ts'

export type Preview = ResultOf<typeof previewMerge>

/** What was chosen by hand: whose value, by field; whether contacts are united, by contact. The rest is as proposed. */
export type Chosen = {
  values: Readonly<Record<string, number>>
  pairs: Readonly<Record<number, boolean>>
}

export const chosenOf = (
  { values }: Chosen,
  { field, proposed }: Preview['fields'][number],
): number | null => (proposed === null ? null : (values[field] ?? proposed))

export const isUnited = ({ pairs }: Chosen, { contact, proposed }: Preview['pairs'][number]): boolean =>
  pairs[contact.id] ?? proposed

/** What is sent: the versions that were looked at, and every choice, the proposed ones too. */
export function askedMerge(preview: Preview, chosen: Chosen): BodyOf<typeof mergeCustomers> {
  return {
    keepId: preview.keepId,
    customers: preview.customers.map(({ id, version }) => ({ id, version })),
    choices: Object.fromEntries(
      preview.fields.flatMap((field) => {
        const id = chosenOf(chosen, field)
        return id === null ? [] : [[field.field, id]]
      }),
    ),
    unite: preview.pairs
      .filter((pair) => isUnited(chosen, pair))
      .map(({ contact, other }) => ({ id: contact.id, withId: other.id })),
  }
}

/** What would come along, as far as there is any; contacts that were united or not by hand are counted in. */
export function countsOf(preview: Preview, chosen: Chosen): [kind: MovingKind, count: number][] {
  const fewer = preview.pairs.filter((pair) => isUnited(chosen, pair)).length
  const proposed = preview.pairs.filter((pair) => pair.proposed).length
  return movingKinds
    .map((kind): [MovingKind, number] => [
      kind,
      preview.moving[kind] + (kind === 'contacts' ? proposed - fewer : 0),
    ])
    .filter(([, count]) => count > 0)
}
