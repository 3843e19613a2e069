import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * The walls of the house (docs/decisions/0001), checked on every file: who may import whom, and that scoped tables are
 * read through the visibility builder. Prints each breach and exits with 1.
 */
const root = resolve(import.meta.dirname, '..')
const scopedTables = [
  'customer',
  'customer_share',
  'stage_change',
  'assigned_customer',
  'contact',
  'contact_phone',
  'change_log',
  'follow_up',
  'follow_up_plan',
  'file',
  'billing_profile',
  'delivery_address',
  'customer_tag',
  'contact_tag',
  'check_finding',
  'check_figure',
  'review_step',
  'customer_merge',
  'merged_customer',
  'merge_entry',
  'field_mark',
  'data_check',
  'spot_check_item',
  'tip',
  'registration',
  'clash',
  'consent',
  'do_not_contact',
]

/** SQL that must know every customer, whoever asks; each says in its own comment why. */
const knowsEveryCustomer = [
  /^server\/platform\/visibility\.ts$/,
  /^server\/platform\/backup\//,
  /^server\/session\/queries\.ts$/,
  /^server\/customers\/(counts|number|owner|remove|trash|writes|collisions)\.ts$/,
  /^server\/customers\/(actions|delete|stage|give|assign)\.ts$/,
  /^server\/hand-over\/(actions|holders|holdings)\.ts$/,
  /^server\/contacts\/(actions|collisions|insert|person|phones|successor|writes)\.ts$/,
  /^server\/shares\/give\.ts$/,
  /^server\/imports\/take-in\.ts$/,
  /^server\/imports\/known\/(household|mark|restore|update|write)\.ts$/,
  /^server\/followups\/(lock|reads|writes|collisions)\.ts$/,
  /^server\/custom-fields\/use\.ts$/,
  /^server\/tags\/held\.ts$/,
  /^server\/files\/(actions|clear-out)\.ts$/,
  /^server\/billing\/kept\.ts$/,
  /^server\/reviews\/(actions|approve|queries|routes)\.ts$/,
  /^server\/check-up\/(figures|kinds|phones|required|scan)\.ts$/,
  /^server\/merge\/(merge|move|move-back|unite|marks|undo|restore|clear-out)\.ts$/,
  /^server\/duplicates\/(edited|fill-keys|find|hits|refuse|returning|scan|tasks)\.ts$/,
  /^server\/verification\/(mark|check|draw|judge|learn|load)\.ts$/,
  /^server\/tips\/(send|answer)\.ts$/,
  /^server\/registrations\/(actions|standing)\.ts$/,
  /^server\/clashes\/(ask|parties|rule)\.ts$/,
  /^server\/privacy\/(again|anonymise|changes|consents|copy|copy-facts|copy-notes|copy-sheets|copy-words|done|erase|holds|person|places|preview|queries|reached|retention|retention-run|sweep)\.ts$/,
  /^server\/household\/(basis|empty|merged|switch)\.ts$/,
  /^server\/demo\//,
]

export type Breach = { file: string; line: number; what: string }

/** @param file its path from the root, `server/customers/queries.ts` */
export const breachesOf = (file: string, text: string): Breach[] => [
  ...importBreaches(file, text),
  ...tableBreaches(file, text),
  ...markupBreaches(file, text),
]

export const sources = (): string[] =>
  ['contract', 'server', 'web', 'database', 'bench', 'e2e', 'scripts'].flatMap((folder) =>
    sourcesBelow(folder),
  )

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('node_modules') && !name.startsWith('dist'),
    )
    .map((name) => join(folder, name))
}

function importBreaches(file: string, text: string): Breach[] {
  const breaches: Breach[] = []
  for (const found of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
    const target = relative(root, resolve(root, dirname(file), found[1] ?? ''))
    const wrong = wrongImport(file, target)
    if (wrong) breaches.push({ file, line: lineAt(text, found.index), what: `${wrong}: ${target}` })
  }
  return breaches
}

function wrongImport(file: string, target: string): string | null {
  const from = (path: string) => file.startsWith(path)
  const to = (path: string) => target.startsWith(path)
  if (from('contract/') && !to('contract/')) return 'the contract imports nothing of ours'
  if (from('web/') && !to('web/') && !to('contract/')) return 'web meets the server only in the contract'
  if (from('server/') && to('web/')) return 'the server never meets the web'
  if (from('server/platform/testing/')) return null
  if (from('server/platform/') && to('server/') && !to('server/platform/'))
    return 'the platform knows no slice'
  if (from('server/values/') && to('server/') && !to('server/values/'))
    return 'values know nothing but the contract'
  return foreignQueries(file, target)
}

/** Another slice is read by its queries and changed by its actions; its routes, jobs and tasks are its own. */
function foreignQueries(file: string, target: string): string | null {
  const [, slice] = file.split('/')
  const [, other, name] = target.split('/')
  if (
    !file.startsWith('server/') ||
    !target.startsWith('server/') ||
    slice === other ||
    other === 'platform' ||
    name === undefined
  )
    return null
  const assembly = /^server\/[a-z]+\.ts$/.test(file)
  return !assembly && /^(routes|tasks|jobs)\.ts$/.test(name) ? 'routes and jobs belong to their slice' : null
}

function tableBreaches(file: string, text: string): Breach[] {
  if (
    !file.startsWith('server/') ||
    file.endsWith('.test.ts') ||
    file.includes('/testing/') ||
    knowsEveryCustomer.some((path) => path.test(file))
  )
    return []
  const tables = scopedTables.join('|')
  const naming = new RegExp(
    `\\b(?:into\\s+(${tables})\\b|(?:from|join|update)\\s+(${tables})\\b(?!\\s*\\())`,
    'gi',
  )
  return [...text.matchAll(naming)].map((found) => ({
    file,
    line: lineAt(text, found.index),
    what: `reads or writes "${found[1] ?? found[2]}" around the visibility builder`,
  }))
}

/** Pages put text into the document by React alone, which writes it as text: what people typed never becomes markup. */
function markupBreaches(file: string, text: string): Breach[] {
  if (!file.startsWith('web/') || /\.test\.tsx?$/.test(file)) return []
  const markup =
    /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc|\beval\(|new Function\b/gi
  return [...text.matchAll(markup)].map((found) => ({
    file,
    line: lineAt(text, found.index),
    what: `makes markup or code of text by "${found[0]}"`,
  }))
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

if (import.meta.main) {
  const files = sources()
  const breaches = files.flatMap((file) => breachesOf(file, readFileSync(join(root, file), 'utf8')))
  for (const { file, line, what } of breaches) console.error(`${file}:${line} ${what}`)
  if (breaches.length > 0) process.exit(1)
  console.log(`boundaries: ${files.length} files, no breach`)
}
