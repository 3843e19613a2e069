import type { Scope } from '../../contract/permissions.ts'
import { type PresetName, presetNames } from '../../contract/preset-views.ts'

/**
 * The presets that mean something: who sees only customers of his or her own has no use for those of the department, and
 * 下属的 is for who gives out the customers of a department. 报备将到期 is for who can extend it,
 * 未登记依据 the work of who handles privacy.
 */
export function offeredPresets(
  view: Scope | null,
  assign: Scope | null,
  { edits, handlesPrivacy }: { edits: boolean; handlesPrivacy: boolean },
): PresetName[] {
  if (view === null) return []
  const isOffered: Partial<Record<PresetName, boolean>> = {
    department: view !== 'own',
    below: assign === 'department' || assign === 'below',
    protectionEnding: edits,
    withoutBasis: handlesPrivacy,
    unowned: view !== 'own',
  }
  return presetNames.filter((name) => isOffered[name] ?? true)
}
