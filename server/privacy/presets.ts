import type { Language } from '../../contract/session.ts'
import { type Db, sql } from '../platform/database.ts'

const purposes: { name: Record<Language, string>; isMarketing: boolean }[] = [
  { name: { 'zh-CN': '客户跟进与报价', en: 'Enquiries and quotes' }, isMarketing: false },
  { name: { 'zh-CN': '合同履行', en: 'Carrying out contracts' }, isMarketing: false },
  { name: { 'zh-CN': '营销推送', en: 'Marketing messages' }, isMarketing: true },
  { name: { 'zh-CN': '满意度回访', en: 'Satisfaction calls' }, isMarketing: false },
]

/**
 * Why personal data are kept, to begin with; the first is what new contacts are entered for. Rules of retention are there to be
 * switched on.
 */
export async function insertPrivacyPresets(trx: Db, language: Language): Promise<void> {
  const rows = purposes.map(({ name, isMarketing }) => ({ name: name[language], isMarketing }))
  await sql`
    insert into privacy_purpose (name, is_marketing, position)
    select g.name, g."isMarketing", row_number() over ()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(name text, "isMarketing" boolean)`.execute(
    trx,
  )
  await sql`
    update organisation set default_purpose_id = (select id from privacy_purpose order by position limit 1)`.execute(
    trx,
  )
  await sql`
    insert into retention_rule (kind, months, step)
    values ('prospects', 24, 'trash'), ('lost', 36, 'erase'), ('left', 12, 'erase')`.execute(trx)
}
