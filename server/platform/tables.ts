import type { ColumnType, Generated } from 'kysely'
import type { Scope } from '../../contract/permissions.ts'
import type { Language } from '../../contract/session.ts'

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
    is_demo: Generated<boolean>
    created_at: Instant
    version: Generated<number>
  }
  department: {
    id: Generated<number>
    parent_id: number | null
    name: string
    position: Generated<number>
    created_at: Instant
    version: Generated<number>
  }
  role: {
    id: Generated<number>
    key: string | null
    name: string
    description: string
    position: Generated<number>
  }
  role_permission: { role_id: number; object: string; action: string; scope: Scope }
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
  industry: {
    id: Generated<number>
    name: string
    short_code: string
    gb_code: string
    position: Generated<number>
    active: Generated<boolean>
  }
  number_counter: { counter: string; value: number }
}
