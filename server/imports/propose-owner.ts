import { plainText } from '../../contract/values/plainText.ts'
import { pinyinOf } from '../values/pinyin.ts'
import { findOwner, type OwnerChoice } from './find-owner.ts'
import type { Knowledge } from './lookups.ts'
import { clearest, type Near, nearest } from './near-words.ts'
import type { Proposals } from './propose.ts'

/** 王总, 小王, 王工: a family name and no more. */
const familyOnly =
  /^(?:[小老阿](?<after>\p{Script=Han})|(?<before>\p{Script=Han}{1,2})(?:总|工|哥|姐|经理|总监|主管|主任|老师|先生|女士|小姐|部长))$/u

/** How a colleague is written so that nobody else is meant. */
export const ownerText = ({ people, importer }: Knowledge, person: OwnerChoice): string => {
  const found = findOwner(people, { ...importer, mayAssign: true }, person.name)
  return found.ok && found.id === person.id ? person.name : person.userName
}

/**
 * Colleagues whom a refused text can mean: of the same name or sound, with their name in it or a slip of it; then those
 * of the family. Who may not assign customers can only be meant.
 */
export function proposeOwners(known: Knowledge, text: string): Proposals {
  const { people, importer } = known
  const self = people.find(({ id }) => id === importer.id)
  if (!importer.mayAssign) return { proposal: self ? ownerText(known, self) : null, others: [] }
  const wanted = plainText(text).toLowerCase()
  const near = nearColleagues(people, wanted)
  const family = people.filter(({ name }) => name.startsWith(familyOf(wanted)))
  const ranked = [...new Set([...near.map(({ meant }) => meant), ...family])]
  const [only, ...more] = family
  const isAddressed = familyOnly.test(wanted) && only && more.length === 0
  const sure = clearest(near) ?? (near.length === 0 && isAddressed ? only : null)
  return {
    proposal: sure && ownerText(known, sure),
    others: ranked.filter((person) => person !== sure).map((person) => ownerText(known, person)),
  }
}

const soundOf = (name: string) => pinyinOf(name, 'person').full

function nearColleagues(people: readonly OwnerChoice[], wanted: string): Near<OwnerChoice>[] {
  const sound = soundOf(wanted)
  const byName = nearest(
    wanted,
    people.map((meant) => ({
      words: [plainText(meant.name).toLowerCase(), meant.userName.toLowerCase()],
      meant,
    })),
  )
  // 王蕾 for 王磊; of two characters one that is wrong says nothing: 王芳 isn't 王强.
  const isLikely = ({ meant, likeness }: Near<OwnerChoice>) =>
    likeness > least || soundOf(meant.name) === sound
  const bySound = people.filter(({ name }) => sound !== '' && soundOf(name) === sound)
  return [...byName.filter(isLikely), ...bySound.map((meant) => ({ meant, likeness: 0.9 }))]
    .sort((one, other) => other.likeness - one.likeness)
    .filter(({ meant }, at, all) => all.findIndex((near) => near.meant === meant) === at)
}

const least = 0.6

function familyOf(text: string): string {
  const { after, before } = familyOnly.exec(text)?.groups ?? {}
  return after ?? before ?? text.slice(0, 1)
}
