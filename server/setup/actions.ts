import type { BodyOf } from '../../contract/endpoint.ts'
import type { Language } from '../../contract/session.ts'
import type { setUp as endpoint } from '../../contract/setup.ts'
import { insertRules } from '../duplicates/rule-actions.ts'
import { rulePresets } from '../duplicates/rules.ts'
import { insertFieldSetPresets } from '../field-sets/presets.ts'
import { rolePresets } from '../people/presets.ts'
import { englishRoles } from '../people/presets-english.ts'
import { writeRights } from '../people/rights.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { insertPrivacyPresets } from '../privacy/presets.ts'
import { hashPassword, requireStrongPassword } from '../session/passwords.ts'
import { insertTagPresets } from '../tags/presets.ts'
import { industries } from '../values/industry.ts'
import { englishSections } from '../values/section-names.ts'

type Founding = Pick<BodyOf<typeof endpoint>, 'organisation' | 'administrator'> & { reviewEntries?: boolean }

/**
 * The organisation, its first department, roles, industries and the administrator, and what `fill` adds: all of it or,
 * whatever happens, nothing. @returns the administrator's id
 */
export async function foundOrganisation(
  database: Database,
  { organisation, administrator, reviewEntries = false }: Founding,
  language: Language,
  fill?: (trx: Db) => Promise<void>,
): Promise<number> {
  const { userName, name, password } = administrator
  requireStrongPassword(password, [userName, name, organisation], 'administrator.password')
  const hash = await hashPassword(administrator.password)
  const source = fill ? 'demo' : 'system'
  return transaction(database.db, { userId: null, source }, async (trx) => {
    const departmentId = await found(trx, {
      name: organisation,
      isDemo: false,
      // The story of the demo company is told in Chinese, and takes the presets by their Chinese names.
      language: fill ? 'zh-CN' : language,
    })
    const { id } = await trx
      .insertInto('user_account')
      .values({
        name: administrator.name,
        user_name: administrator.userName,
        department_id: departmentId,
        password_hash: hash,
        language,
        status: 'active',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await giveRole(trx, id, 'administrator')
    await trx.updateTable('organisation').set({ review_entries: reviewEntries }).execute()
    await fill?.(trx)
    return id
  })
}

/** Industry, what they look for, and how things stand; by the names of the preset tag groups. */
const labelPattern = {
  'zh-CN': '{industry}-{tag:需求特征}-{relationStatus}',
  en: '{industry} · {tag:Buying criteria} · {relationStatus}',
} as const

/** What every organisation starts with, named in its language. @returns the id of the department at the top */
export async function found(
  trx: Db,
  { name, isDemo, language = 'zh-CN' }: { name: string; isDemo: boolean; language?: Language },
): Promise<number> {
  const { rows } = await sql`
    insert into organisation (name, is_demo, label_pattern) values (${name}, ${isDemo}, ${labelPattern[language]}) on conflict do nothing returning id`.execute(
    trx,
  )
  if (rows.length === 0) throw failure('setup.done')
  await insertRoles(trx, language)
  await insertIndustries(trx, language)
  await insertTagPresets(trx, language)
  await insertFieldSetPresets(trx, language)
  await insertPrivacyPresets(trx, language)
  await insertRules(trx, rulePresets)
  const { id } = await trx
    .insertInto('department')
    .values({ name, parent_id: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const giveRole = (trx: Db, userId: number, key: string) =>
  sql`insert into user_role (user_id, role_id) select ${userId}, id from role where key = ${key}`.execute(trx)

async function insertRoles(trx: Db, language: Language): Promise<void> {
  for (const [position, preset] of rolePresets.entries()) {
    const { key, grants, levels = {} } = preset
    const { name, description } = (language === 'en' && englishRoles[key]) || preset
    const { id } = await trx
      .insertInto('role')
      .values({ key, name, description, position })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeRights(trx, id, { grants, levels })
  }
}

/** The default list is the sections of GB/T 4754-2017 (DOMAIN §2). */
async function insertIndustries(trx: Db, language: Language): Promise<void> {
  const sections = [...industries.values()].filter(({ level }) => level === 'section')
  await trx
    .insertInto('industry')
    .values(
      sections.map(({ code, name, shortCode }, position) => ({
        name: (language === 'en' && englishSections[code]) || name,
        short_code: shortCode,
        gb_code: code,
        position,
      })),
    )
    .execute()
}
