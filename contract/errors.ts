/**
 * The catalogue of errors: code → HTTP status. Sentences stand in `locales/`. Codes are part of the interface:
 * they are never renamed, only added.
 */
export const errorStatus = {
  'input.invalid': 400,
  'input.malformed': 400,
  'input.too_large': 413,
  'input.unsupported_type': 415,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.locked': 429,
  'auth.password_weak': 400,
  'auth.password_wrong': 400,
  'auth.invitation_invalid': 404,
  'auth.foreign_origin': 403,
  'auth.demo_only_here': 403,
  'auth.code_required': 401,
  'auth.code_wrong': 400,
  'auth.two_factor_needed': 403,
  'auth.password_expired': 403,
  'two_factor.on': 409,
  'two_factor.off': 409,
  'two_factor.required': 409,
  'two_factor.unavailable': 409,
  'permission.denied': 403,
  'record.not_found': 404,
  'route.not_found': 404,
  'record.changed': 409,
  'rate.limited': 429,
  'setup.code_wrong': 403,
  'setup.done': 409,
  'setup.needed': 409,
  'department.name_taken': 409,
  'department.not_empty': 409,
  'department.circle': 409,
  'user.name_taken': 409,
  'user.phone_taken': 409,
  'user.email_taken': 409,
  'user.last_administrator': 409,
  'user.not_invited': 409,
  'role.name_taken': 409,
  'role.in_use': 409,
  'role.no_preset': 409,
  'review.incomplete': 409,
  'review.not_open': 409,
  'tip.answered': 409,
  'retention.held': 409,
  'registration.stands': 409,
  'registration.no_owner': 409,
  'registration.again': 409,
  'registration.limit': 409,
  'registration.ended': 409,
  'registration.extended': 409,
  'clash.asked': 409,
  'clash.closed': 409,
  'spot_check.none_left': 409,
  'spot_check.closed': 409,
  'spot_check.not_closed': 409,
  'reveal.limit_reached': 429,
  'industry.in_use': 409,
  'custom_field.label_taken': 409,
  'custom_field.too_many': 409,
  'custom_field.kind_fixed': 409,
  'custom_field.option_in_use': 409,
  'custom_field.in_use': 409,
  'field_set.name_taken': 409,
  'field_set.applies': 409,
  'list_view.name_taken': 409,
  'list_view.too_many': 409,
  'tag.group_name_taken': 409,
  'tag.name_taken': 409,
  'tag.several_held': 409,
  'file.type_refused': 415,
  'file.content_mismatch': 415,
  'file.store_full': 507,
  'file.store_unavailable': 503,
  'customer.duplicate': 409,
  'customer.owner_inactive': 400,
  'customer.not_yet': 400,
  'hand_over.import_running': 409,
  'merge.types_differ': 409,
  'merge.not_approved': 409,
  'merge.undone': 409,
  'merge.expired': 409,
  'merge.later_first': 409,
  'privacy.closed': 409,
  'privacy.erased': 409,
  'privacy.import_running': 409,
  'privacy.purpose_taken': 409,
  'person.in_trash': 409,
  'consent.stands': 409,
  'consent.withdrawn': 409,
  'household.off': 409,
  'household.kept': 409,
  'household.no_consent': 409,
  'household.basis_needed': 409,
  'plan.closed': 409,
  'plan.open': 409,
  'export.not_ready': 409,
  'export.stopped': 409,
  'export.too_many': 409,
  'export.gone': 404,
  'export.less_now': 403,
  'import.not_ready': 409,
  'import.rows_left_out': 409,
  'import.stopped': 409,
  'import.fields_changed': 409,
  'import.no_name_column': 400,
  'import.file_unreadable': 400,
  'database.unavailable': 503,
  'database.disk_full': 507,
  'database.timeout': 503,
  'server.starting': 503,
  internal: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

/** Data that an error carries for its sentence, e.g. `{ owner: '李娜' }`. */
export type ErrorData = Record<string, string | number | boolean | null>

/** One wrong field: where (`contacts.0.phones.0`), which rule it broke, and a sentence about it. */
export type FieldProblem = { path: string; code: string; message: string }

/** What every error answer looks like. */
export type ErrorBody = {
  code: ErrorCode
  message: string
  fields: FieldProblem[]
  /** Shown to people who ask for help, found again in the log. */
  requestId: string
  /** For `record.changed`: the values that collide, by field, and who wrote the other one, when. */
  collisions?: Record<string, { yours: unknown; theirs: unknown; by?: string | null; at?: string }>
  /** For `record.changed`: the record's version now. */
  version?: number
}
