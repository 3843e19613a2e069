import type { RestrictedFields } from '../../contract/levels.ts'

/** What a mask leaves nothing of; of the others a part is shown. */
const wholly = ['address', 'bank', 'regionCode']

/** Whether something may be behind the mask of a row: a part that is shown says so, nothing at all doesn't tell. */
export const hasMasked = (row: object, fields: RestrictedFields): boolean =>
  Object.entries(row).some(
    ([field, value]) => fields[field] === 'masked' && (value !== null || wholly.includes(field)),
  )

/** The fields of which only the mask is shown. */
export const whollyMasked = <Row extends object>(
  row: Row,
  fields: RestrictedFields,
): (keyof Row & string)[] =>
  wholly.filter((field): field is keyof Row & string => field in row && fields[field] === 'masked')

/** Of a new one nothing is masked yet. */
export const levelsInForm = (fields: RestrictedFields, isNew: boolean): RestrictedFields =>
  isNew ? Object.fromEntries(Object.entries(fields).filter(([, level]) => level !== 'masked')) : fields

/** A value that is shown in part isn't there to be edited: one that is typed takes its place. */
export const withoutMasked = <Values extends object>(values: Values, fields: RestrictedFields): Values =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'string' && fields[field] === 'masked' ? '' : value,
    ]),
  ) as Values
