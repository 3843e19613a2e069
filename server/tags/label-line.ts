import type { CustomerRow } from '../../contract/customers.ts'
import type { TagOn } from '../../contract/tags.ts'
import { parseLabelLine, showLabelLine } from '../../contract/values/labelLine.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { choiceName } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'

export type LabelFacts = {
  stage: CustomerRow['stage']
  relationStatus: string | null
  industryName: string | null
  regionText: string | null
  tags: readonly TagOn[]
  ownerId: number | null
}

/** The label line of a customer in the viewer's language. What the viewer may not read falls out of it. */
export function labelLineOf(viewer: Viewer, pattern: string, facts: LabelFacts): string | null {
  const line = parseLabelLine(pattern)
  if (!line.ok) return null
  const own = isOwn(viewer, facts)
  const clear = (field: 'industryId' | 'relationStatus' | 'regionCode', value: string | null) =>
    isClear(levelOf(viewer, `customer.${field}`, own)) ? value : null
  const status = clear('relationStatus', facts.relationStatus)
  return showLabelLine(line.value, {
    industry: clear('industryId', facts.industryName),
    region: clear('regionCode', facts.regionText),
    stage: choiceName(viewer.language, 'stage', facts.stage),
    relationStatus: status && choiceName(viewer.language, 'relationStatus', status),
    tags: byGroup(facts.tags),
  })
}

function byGroup(tags: readonly TagOn[]): Record<string, string[]> {
  const groups: Record<string, string[]> = Object.create(null)
  for (const { name, group } of tags) groups[group.name] = [...(groups[group.name] ?? []), name]
  return groups
}
