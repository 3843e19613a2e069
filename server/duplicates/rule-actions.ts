import type { DuplicateRule, readDuplicateRules, writeDuplicateRules } from '../../contract/duplicates.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { tidyRules } from './rules.ts'

export async function readRules(db: Db): Promise<ResultOf<typeof readDuplicateRules>> {
  const { rows } = await sql<{ version: number; rules: DuplicateRule[] }>`
    select duplicate_rules_version as version,
      (select jsonb_agg(jsonb_build_object('kinds', kinds, 'effect', effect) order by id) from duplicate_rule) as rules
    from organisation`.execute(db)
  return { version: rows[0]?.version ?? 1, rules: rows[0]?.rules ?? [] }
}

/** @throws record.changed */
export async function writeRules(
  trx: Db,
  { version, rules: given }: BodyOf<typeof writeDuplicateRules>,
): Promise<{ version: number }> {
  const { rows } = await sql<{ version: number }>`
    update organisation set duplicate_rules_version = duplicate_rules_version + 1
    where duplicate_rules_version = ${version} returning duplicate_rules_version as version`.execute(trx)
  if (!rows[0]) throw failure('record.changed')
  const before = await readRules(trx)
  const rules = tidyRules(given)
  await sql`delete from duplicate_rule`.execute(trx)
  await insertRules(trx, rules)
  await recordSettings(trx, { action: 'duplicateRules.changed' }, { rules: before.rules }, { rules })
  return rows[0]
}

export async function insertRules(trx: Db, rules: readonly DuplicateRule[]): Promise<void> {
  await sql`
    insert into duplicate_rule (kinds, effect)
    select array(select jsonb_array_elements_text(rule.value -> 'kinds')), rule.value ->> 'effect'
    from jsonb_array_elements(${JSON.stringify(rules)}::jsonb) with ordinality as rule order by ordinality`.execute(
    trx,
  )
}
