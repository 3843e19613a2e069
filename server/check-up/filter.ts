import type { FindingKind } from '../../contract/check-up.ts'
import { askableFields, sourceNoteField } from '../../contract/field-sets.ts'
import { isNamedTo } from '../customers/name.ts'
import { isFilledIn } from '../field-sets/filled.ts'
import { isToldMissing } from '../field-sets/told.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { conditions, isThere, type TellableKind } from './kinds.ts'
import { isSourceNoteAsked } from './required.ts'
import { isTold } from './told.ts'

/**
 * Whether the last check found this at customer `c` and it still holds: what was mended since has left the list.
 * @throws input.invalid where it would tell what isn't shown
 */
export function hasFinding(viewer: Viewer, kind: FindingKind): RawBuilder<unknown> {
  if (!isTold(viewer, kind)) throw invalid('finding', 'field.not_shown')
  switch (kind) {
    case 'no_owner':
    case 'no_next_step':
      // A column of the customer tells it, by an index where the list needs one.
      return conditions[kind](sql`true`)
    case 'missing_required':
      return lacksRequired(viewer)
    case 'invalid_phone':
      return hasInvalidPhone
    case 'same_name':
      return sql`${wasFound(kind)} and ${isNamedTo(viewer)} and ${conditions.same_name(isNamedTo(viewer, 'o'))}`
    case 'same_phone':
      return sql`${wasFound(kind)} and ${conditions.same_phone(hidesTheSame(viewer))}`
    default:
      return sql`${wasFound(kind)} and ${conditions[kind](sql`true`)}`
  }
}

const wasFound = (kind: TellableKind) =>
  sql`c.id in (select f.customer_id from ${hangingOnSeen('check_finding')} f where f.kind = ${sql.lit(kind)})`

/** Two masked numbers that are the same tell no number. One's own is seen in clear: it would tell the other one. */
const hidesTheSame = (viewer: Viewer) =>
  isClear(levelOf(viewer, 'contact.phones'))
    ? sql`true`
    : sql`(c.owner_id is not distinct from ${viewer.userId}::bigint) = (o.owner_id is not distinct from ${viewer.userId}::bigint)`

const hasInvalidPhone = sql`exists (
  select from ${hangingOnSeen('check_finding')} f
    join ${hangingOnSeen('contact_phone')} p on p.id = any(f.phone_ids)
    join ${hangingOnSeen('contact')} k on k.id = p.contact_id
  where f.kind = 'invalid_phone' and f.customer_id = c.id and ${isThere('k')})`

/** One of the fields that were missing still is; of those that are hidden from the viewer nothing is told. */
function lacksRequired(viewer: Viewer): RawBuilder<unknown> {
  const seen = askableFields.filter((field) => isToldMissing(viewer, field))
  const hidden = [...viewer.levels].flatMap(([field, level]) => (level === 'hidden' ? [field] : []))
  const lacks = (field: string) => sql`(${sql.lit(field)} = any(f.fields) and not ${isFilledIn(field)})`
  const builtIn = [
    ...seen.map(lacks),
    ...(isToldMissing(viewer, sourceNoteField)
      ? [sql`(${lacks(sourceNoteField)} and ${isSourceNoteAsked})`]
      : []),
  ]
  return sql`exists (
    select from ${hangingOnSeen('check_finding')} f
    where f.kind = 'missing_required' and f.customer_id = c.id
      and (${sql.join(builtIn, sql` or `)} or ${lacksCustom(hidden)}))`
}

const lacksCustom = (hidden: readonly string[]) => sql`exists (
  select from unnest(f.fields) field, split_part(field, '.custom.', 2) key
  where key <> '' and field <> all(${hidden}::text[]) and case split_part(field, '.', 1)
    when 'customer' then not c.custom ? key
    else not exists (select from ${hangingOnSeen('contact')} k where k.customer_id = c.id and ${isThere('k')} and k.custom ? key) end)`
