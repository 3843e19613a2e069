import type { ContactDraft } from '../../contract/contacts.ts'
import { type Account, accounts } from './accounts.ts'
import { drawChanges, supervisorOf } from './changes.ts'
import { drawContact, drawContacts, type Workplace } from './contacts.ts'
import { atMinute, dayAfter, officeMinutes, workday } from './days.ts'
import { type Draw, drawFrom } from './draw.ts'
import { drawNeed, drawProfile, drawRelation, type Stage } from './fields.ts'
import { brandEnds, brandStarts } from './names.ts'
import { type Place, placeNamed, weightedPlaces } from './places.ts'
import type { ToldChange, ToldCustomer } from './told.ts'
import { type Trade, trades, weightedTrades } from './trades.ts'

const customerCount = 400
/** Three years; newer ones are more frequent. */
const oldest = 1090
const seed = 20_180_608

/** All customers of the demo company, the oldest first. @param today ISO day that everything is counted back from */
export function demoCustomers(today: string): ToldCustomer[] {
  const draw = drawFrom(seed)
  const known = accounts.map((account) => tellAccount(draw, account, today))
  const names = new Set(known.map(({ fields }) => fields.name))
  const others: ToldCustomer[] = []
  while (known.length + others.length < customerCount) {
    const told = tellCompany(draw, today)
    if (names.has(told.fields.name)) continue
    names.add(told.fields.name)
    others.push(told)
  }
  return [...known, ...others].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
}

function drawCreation(draw: Draw, today: string): { createdOn: string; createdAt: string } {
  const createdOn = workday(dayAfter(today, -1 - Math.floor(oldest * draw.fraction() ** 1.6)))
  return { createdOn, createdAt: atMinute(createdOn, draw.between(0, officeMinutes - 1)) }
}

const stages: readonly Stage[] = [
  ...Array<Stage>(8).fill('prospect'),
  ...Array<Stage>(6).fill('interested'),
  ...Array<Stage>(5).fill('deal'),
  'lost',
]

function tellCompany(draw: Draw, today: string): ToldCustomer {
  const place = draw.pick(weightedPlaces)
  const trade = draw.pick(weightedTrades)
  const [start, startPinyin] = draw.pick(brandStarts)
  const [end, endPinyin] = draw.pick(brandEnds)
  const brand = `${start}${end}`
  // Brands are drawn more than once; companies of one brand have nothing else in common.
  const [areaCode] = place.landline.split('-')
  const mailDomain = `${startPinyin}${endPinyin}-${trade.shortCode.toLowerCase()}${areaCode}.example.com`
  const name = drawName(draw, place.name, brand, draw.pick(trade.names))
  const { createdOn, createdAt } = drawCreation(draw, today)
  const stage = draw.pick(stages)
  const contacts = drawContacts(draw, { landline: place.landline, mailDomain })
  const owner = draw.chance(0.03) ? draw.pick(['linxiaotong', 'xiesiyuan']) : draw.pick(place.owners)
  const { first, changes } = drawChanges(draw, { createdOn, today, owner, stage, contacts })
  const told: ToldCustomer = {
    fields: {
      shortName: draw.chance(0.5) ? brand : null,
      ...drawProfile(draw, place, trade, mailDomain),
      ...drawNeed(draw, trade, today),
      ...drawRelation(draw, stage, createdOn, today),
      stage: first,
      name,
    },
    industry: draw.chance(0.94) ? trade.industry : null,
    owner,
    createdAt,
    contacts,
    reportsToFirst: contacts.length > 1 && draw.chance(0.5),
    changes,
    trashed: null,
  }
  return draw.chance(0.03) ? trash(draw, told, today) : takeOver(draw, told, today)
}

function drawName(draw: Draw, place: string, brand: string, trade: string): string {
  const dice = draw.fraction()
  if (dice < 0.6) return `${place}${brand}${trade}有限公司`
  if (dice < 0.72) return `${place}市${brand}${trade}有限公司`.replace('乐清市市', '乐清市')
  if (dice < 0.86) return `${brand}${trade}（${place}）有限公司`
  if (dice < 0.95) return `${place}${brand}${trade}股份有限公司`
  return `${brand}${trade}集团有限公司`
}

/** Entered twice or by mistake; young enough that the trash still holds it. */
function trash(draw: Draw, told: ToldCustomer, today: string): ToldCustomer {
  const on = workday(dayAfter(today, -draw.between(1, 20)))
  const at = atMinute(on, officeMinutes)
  return told.createdAt < at ? { ...told, changes: [], trashed: { at, by: told.owner } } : told
}

/** 高鹏 left half a year ago; what was his then is 马超's now. */
function takeOver(draw: Draw, told: ToldCustomer, today: string): ToldCustomer {
  const at = atMinute(workday(dayAfter(today, -182)), 60)
  if (told.owner !== 'machao' || told.createdAt > at || !draw.chance(0.6)) return told
  const before = told.changes.filter((change) => change.at < at && change.kind !== 'owner')
  const after = told.changes.filter((change) => change.at >= at && change.kind !== 'owner')
  const handover: ToldChange = { at, by: supervisorOf('machao'), kind: 'owner', owner: 'machao' }
  return {
    ...told,
    owner: 'gaopeng',
    changes: [...before.map((change) => ({ ...change, by: 'gaopeng' })), handover, ...after],
  }
}

function tellAccount(draw: Draw, account: Account, today: string): ToldCustomer {
  const { createdOn, createdAt } = drawCreation(draw, today)
  const place = account.place ? placeNamed.get(account.place) : undefined
  const trade = trades.find(({ industry }) => industry === account.industry)
  return {
    fields: {
      ...(account.shortName && { shortName: account.shortName }),
      ...(place && drawAccountProfile(draw, account, place, trade)),
      ...(trade && drawNeed(draw, trade, today)),
      ...drawRelation(draw, account.stage, createdOn, today),
      ...account.fields,
      name: account.name,
    },
    industry: trade?.industry ?? null,
    owner: account.owner ?? draw.pick(place?.owners ?? ['zhaoliqun']),
    createdAt,
    contacts: accountContacts(draw, account, place),
    reportsToFirst: true,
    changes: [],
    trashed: null,
  }
}

const domainOf = (account: Account) => `company${accounts.indexOf(account) + 1}.example.com`

function drawAccountProfile(draw: Draw, account: Account, place: Place, trade: Trade | undefined) {
  if (account.fields?.type === 'individual') return { regionCode: draw.pick(place.districts) }
  return trade
    ? drawProfile(draw, place, trade, domainOf(account))
    : { regionCode: draw.pick(place.districts), legalNature: 'enterprise' as const }
}

function accountContacts(draw: Draw, account: Account, place: Place | undefined): ContactDraft[] {
  const workplace: Workplace = { landline: place?.landline ?? '021-5550', mailDomain: domainOf(account) }
  const { name, phones, ...rest } = drawContact(draw, workplace)
  const first: ContactDraft = {
    ...(account.fields?.type !== 'individual' && account.place ? rest : {}),
    name: account.contact,
    jobTitle: account.jobTitle ?? null,
    email: null,
    phones: account.phone ? [account.phone] : phones,
  }
  const isAlone = account.fields?.type === 'individual' || account.phone !== undefined
  return isAlone ? [first] : [first, drawContact(draw, workplace)]
}
