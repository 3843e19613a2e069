import type { Language } from '../../contract/session.ts'
import type { TagColour } from '../../contract/tags.ts'
import { type Db, sql } from '../platform/database.ts'
import { englishTags } from './presets-english.ts'

export type TagPreset = {
  name: string
  colour: TagColour
  meaning: string
  appliesTo: 'customer' | 'contact'
  tags: string[]
}

/**
 * The groups that every organisation starts with (DOMAIN §2, Tags). 价值 and 意向 aren't among them: they follow from grade,
 * segment and opportunities and are never kept by hand.
 */
export const tagPresets: TagPreset[] = [
  {
    name: '需求类型',
    colour: 'blue',
    meaning: '客户要买的是设备、服务，还是整套方案',
    appliesTo: 'customer',
    tags: ['设备采购', '服务外包', '解决方案'],
  },
  {
    name: '需求特征',
    colour: 'teal',
    meaning: '客户选供应商时看重什么',
    appliesTo: 'customer',
    tags: [
      '采购导向',
      '服务导向',
      '解决方案导向',
      '成本敏感',
      '价格敏感',
      '技术支持优先',
      '技术导向',
      '交付周期短',
      '品牌偏好',
      '促销支持',
    ],
  },
  {
    name: '决策链特点',
    colour: 'purple',
    meaning: '对方怎样做出采购决定',
    appliesTo: 'customer',
    tags: ['集中', '多部门审批', '周期长'],
  },
  {
    name: '风险',
    colour: 'red',
    meaning: '合作中要留意的情况',
    appliesTo: 'customer',
    tags: ['稳定合作', '需培育成长', '流失风险', '投诉高发', '合作历史有投诉', '回款周期长'],
  },
  {
    name: '采购情况',
    colour: 'amber',
    meaning: '预算是否到位，有没有竞品在接触',
    appliesTo: 'customer',
    tags: ['竞品接触', '预算充足'],
  },
  {
    name: '联系人特征',
    colour: 'olive',
    meaning: '这个人在采购中起什么作用',
    appliesTo: 'contact',
    tags: ['关键决策人', '技术影响者', '需求明确'],
  },
]

const presetsIn = { 'zh-CN': tagPresets, en: englishTags }

export const insertTagPresets = (trx: Db, language: Language) =>
  sql`
    with given as (
      select g."name", g.colour, g.meaning, g."appliesTo", g.tags, place - 1 as position
      from jsonb_array_elements(${JSON.stringify(presetsIn[language])}::jsonb) with ordinality as each(preset, place),
        jsonb_to_record(preset) as g("name" text, colour text, meaning text, "appliesTo" text, tags text[])),
    made as (
      insert into tag_group (name, colour, meaning, applies_to, position)
      select "name", colour, meaning, "appliesTo", position from given returning id, name)
    insert into tag (group_id, name, position)
    select made.id, each.name, each.place - 1
    from made join given using (name), unnest(given.tags) with ordinality as each(name, place)`.execute(trx)
