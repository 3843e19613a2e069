import type { ColumnType, Generated } from 'kysely'
import type { CustomKind, CustomObject, CustomOption } from '../../contract/custom-fields.ts'
import type { FieldLevel } from '../../contract/field-levels.ts'
import type { SetField } from '../../contract/field-sets.ts'
import type { ViewAudience, ViewSettings } from '../../contract/list-views.ts'
import type { Scope } from '../../contract/permissions.ts'
import type { TwoFactorFor } from '../../contract/security-rules.ts'
import type { Language } from '../../contract/session.ts'
import type { TagColour } from '../../contract/tags.ts'

type Instant = ColumnType<string, string | undefined, string>
type Json<T> = ColumnType<T, string, string>

/**
 * Tables that hold nothing of a customer. Customers and what hangs on them are missing here on purpose: the types
 * then keep everybody from reading them around `visibility.ts`.
 */
export type OpenTables = {
  organisation: {
    id: Generated<number>
    name: string
    time_zone: Generated<string>
    customer_number_rule: Generated<string>
    session_idle_minutes: Generated<number>
    two_factor_for: Generated<TwoFactorFor>
    password_minimum: Generated<number>
    password_days: number | null
    password_history: Generated<number>
    reveal_reason_required: Generated<boolean>
    reveal_daily_limit: Generated<number>
    silent_after_days: Generated<number>
    label_pattern: Generated<string>
    review_entries: Generated<boolean>
    check_monthly: Generated<boolean>
    check_stages: Generated<('prospect' | 'interested' | 'deal')[]>
    spot_check_size: Generated<number>
    spot_check_days: Generated<number>
    registration_days: Generated<number>
    registration_extra_days: Generated<number>
    registration_limit: Generated<number>
    privacy_days: Generated<number>
    default_purpose_id: number | null
    default_basis: Generated<string>
    household_purpose_id: number | null
    household_on: Generated<boolean>
    is_demo: Generated<boolean>
    created_at: Instant
    version: Generated<number>
  }
  department: {
    id: Generated<number>
    parent_id: number | null
    name: string
    position: Generated<number>
    reviewer_id: number | null
    created_at: Instant
    version: Generated<number>
  }
  role: {
    id: Generated<number>
    key: string | null
    name: string
    description: string
    position: Generated<number>
    version: Generated<number>
  }
  role_permission: { role_id: number; object: string; action: string; scope: Scope }
  role_field: { role_id: number; field: string; level: FieldLevel }
  tag_group: {
    id: Generated<number>
    name: string
    colour: TagColour
    meaning: Generated<string>
    exclusive: Generated<boolean>
    applies_to: Generated<'customer' | 'contact' | 'both'>
    position: Generated<number>
    active: Generated<boolean>
  }
  tag: {
    id: Generated<number>
    group_id: number
    name: string
    position: Generated<number>
    active: Generated<boolean>
  }
  company_group: { id: Generated<number>; name: string; created_at: Instant; created_by: number | null }
  user_account: {
    id: Generated<number>
    user_name: string
    name: string
    phone: string | null
    email: string | null
    job_title: string | null
    department_id: number
    status: Generated<'invited' | 'active' | 'deactivated'>
    password_hash: string | null
    language: Generated<Language>
    created_at: Instant
    last_seen_at: string | null
    password_changed_at: Instant
    version: Generated<number>
  }
  user_role: { user_id: number; role_id: number }
  invitation: {
    token_hash: Buffer
    user_id: number
    created_by: number | null
    created_at: Instant
    expires_at: string
  }
  session: {
    token_hash: Buffer
    user_id: number
    created_at: Instant
    last_seen_at: Instant
    address: string | null
    user_agent: string | null
    id: Generated<number>
  }
  two_factor: {
    user_id: number
    secret: Buffer
    confirmed_at: string | null
    last_step: Generated<number>
    created_at: Instant
  }
  recovery_code: { user_id: number; code_hash: Buffer; used_at: string | null }
  password_history: {
    id: Generated<number>
    user_id: number
    password_hash: string
    replaced_at: Instant
  }
  api_token: {
    id: Generated<number>
    user_id: number
    name: string
    token_hash: Buffer
    ending: string
    created_at: Instant
    last_used_at: string | null
    expires_at: string | null
  }
  sign_in_failure: { subject: string; failures: number; last_at: Instant; locked_until: string | null }
  event: {
    id: Generated<number>
    at: Instant
    kind: string
    actor_id: number | null
    customer_id: number | null
    subject_id: number | null
    data: Json<Record<string, unknown>>
  }
  access_log: {
    id: Generated<number>
    at: Instant
    actor_id: number | null
    action: string
    object_kind: string | null
    object_id: number | null
    customer_id: number | null
    source: string
    address: string | null
    data: Json<Record<string, unknown>>
  }
  access_log_seal: {
    id: number
    sealed_at: Instant
    from_id: number
    to_id: number
    entries: number
    previous_hash: Buffer
    hash: Buffer
  }
  access_log_sealed: { entry_id: number; seal_id: number; hash: Buffer }
  access_log_unsealed: { entry_id: number }
  industry: {
    id: Generated<number>
    name: string
    short_code: string
    gb_code: string
    position: Generated<number>
    active: Generated<boolean>
  }
  custom_field: {
    id: Generated<number>
    object: CustomObject
    key: string
    label: string
    kind: CustomKind
    unit: string | null
    decimals: Generated<number>
    options: Json<CustomOption[]>
    help: string | null
    position: Generated<number>
    active: Generated<boolean>
    version: Generated<number>
    created_at: Instant
    created_by: number | null
  }
  field_set: {
    id: Generated<number>
    use: 'entry' | 'purpose'
    name: string
    purpose: Generated<string>
    fields: Json<SetField[]>
    position: Generated<number>
    active: Generated<boolean>
    version: Generated<number>
  }
  entry_set: { business_type: string; field_set_id: number }
  list_view: {
    id: Generated<number>
    owner_id: number
    name: string
    shared_with: ViewAudience
    settings: Json<ViewSettings>
    version: Generated<number>
    created_at: Instant
    updated_at: Instant
    deleted_at: string | null
  }
  list_view_pin: { user_id: number; view_key: string; position: number }
  number_counter: { counter: string; value: number }
}
