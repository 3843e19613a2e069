import { customTargetOf, isCustomTarget, type MappingTarget } from '../../contract/import-targets.ts'
import type { Language } from '../../contract/session.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { choiceName } from '../platform/sentences.ts'
import { type ChoiceField, choiceKey, choicesOf, wordsOf } from './choices.ts'
import { tagInGroup } from './find-tags.ts'
import type { Knowledge } from './lookups.ts'
import { ownerText } from './propose-owner.ts'

/** What a cell can say: `text` is understood, `label` is shown, `words` mean it too. */
export type CellChoice = { text: string; label: string; words: string[] }

/** What cells of a column can say, where that is one of a list; else null. */
export function choicesBelow(
  target: MappingTarget,
  known: Knowledge,
  language: Language,
): CellChoice[] | null {
  if (isCustomTarget(target)) return customChoices(target, known, language)
  if (target === 'industry') return known.industries.map(({ name }) => plain(name))
  if (target === 'tags') return tagChoices(known)
  if (target === 'owner') return ownerChoices(known)
  const field = choiceFieldOf(target)
  if (field === null) return null
  return choicesOf[field].map((value) => {
    const words = [...wordsOf[field]].filter(([, meant]) => meant === value).map(([word]) => word)
    const name = choiceName(language, field, value)
    return { text: name, label: name, words }
  })
}

/** Whether a cell can say several of them at once. */
export const saysSeveral = (target: MappingTarget, { custom }: Knowledge): boolean =>
  target === 'tags' ||
  target === 'contact.preferredChannels' ||
  (isCustomTarget(target) && fieldOf(target, custom)?.kind === 'multi')

function choiceFieldOf(target: MappingTarget): ChoiceField | null {
  if (target === 'contact.preferredChannels') return 'channel'
  const field = target.replace(/^(?:contact|followUp)\./, '')
  return Object.hasOwn(choicesOf, field) ? (field as ChoiceField) : null
}

const plain = (name: string): CellChoice => ({ text: name, label: name, words: [choiceKey(name)] })

const fieldOf = (target: MappingTarget, custom: Knowledge['custom']) =>
  custom.find((field) => customTargetOf(field) === target)

function customChoices(
  target: MappingTarget,
  { custom }: Knowledge,
  language: Language,
): CellChoice[] | null {
  const field = fieldOf(target, custom)
  if (field?.kind === 'boolean')
    return [true, false].map((value) => plain(showCustom(field, value, language)))
  if (field?.kind !== 'single' && field?.kind !== 'multi') return null
  return field.options.filter(({ retired }) => !retired).map(({ label }) => plain(label))
}

function tagChoices({ tags }: Knowledge): CellChoice[] {
  return tags.map(({ name, group }) => {
    const isOnly = tags.filter((tag) => tag.name === name).length === 1
    return { ...plain(isOnly ? name : tagInGroup(group, name)), words: [choiceKey(name)] }
  })
}

/** Who may not assign customers can only write the own name. */
function ownerChoices(known: Knowledge): CellChoice[] {
  const { people, importer } = known
  const possible = people.filter(({ id }) => importer.mayAssign || id === importer.id)
  return possible.map((person) => {
    const text = ownerText(known, person)
    return { text, label: text === person.name ? text : `${person.name} (${text})`, words: [] }
  })
}
