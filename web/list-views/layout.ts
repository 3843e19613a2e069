import type { Density, ViewSettings } from '../../contract/list-views.ts'
import { presetKey, presetNames, presetOf } from '../../contract/preset-views.ts'

/** How a list is laid out: what a view holds beside filters and order. */
export type ViewLayout = Pick<ViewSettings, 'columns' | 'widths' | 'frozen' | 'density'>

export const plainLayout: ViewLayout = { columns: [], widths: {}, frozen: 1, density: 'normal' }

/** Of presets that have columns of their own, by the key of their view. */
export const presetLayouts: Readonly<Record<string, ViewLayout>> = Object.fromEntries(
  presetNames.flatMap((name) => {
    const { columns } = presetOf(name)
    return columns ? [[presetKey(name), { ...plainLayout, columns: [...columns] }]] : []
  }),
)

/** Pixels of a row. */
export const rowHeights: Record<Density, number> = { compact: 32, normal: 36, wide: 44 }

export type KeptLayouts = Record<string, Partial<ViewLayout>>

/** Layouts by the key of their view, as a browser keeps them; what a view can't hold is left out (contract/list-views.ts). */
export function readKeptLayouts(kept: string | null): KeptLayouts {
  try {
    const read: unknown = JSON.parse(kept ?? '{}')
    if (!isPlain(read)) return {}
    return Object.fromEntries(Object.entries(read).map(([key, layout]) => [key, layoutIn(layout)]))
  } catch {
    return {}
  }
}

/** What is left to keep once `changes` are made to the layout of a view: nothing where it is again as it was saved. */
export function keptAfter(
  kept: KeptLayouts,
  key: string,
  saved: ViewLayout,
  changes: Partial<ViewLayout>,
): KeptLayouts {
  const { [key]: before, ...others } = kept
  const layout = { ...before, ...changes }
  return isSameLayout({ ...saved, ...layout }, saved) ? others : { ...others, [key]: layout }
}

export const isSameLayout = (one: ViewLayout, other: ViewLayout): boolean => told(one) === told(other)

const told = ({ columns, widths, frozen, density }: ViewLayout) =>
  JSON.stringify([columns, Object.entries(widths).toSorted(), frozen, density])

function layoutIn(value: unknown): Partial<ViewLayout> {
  if (!isPlain(value)) return {}
  const { columns, widths, frozen, density } = value
  return {
    ...(Array.isArray(columns) && { columns: columns.filter(isColumn).slice(0, 40) }),
    ...(isPlain(widths) && {
      widths: Object.fromEntries(
        Object.entries(widths)
          .filter((entry): entry is [string, number] => isColumn(entry[0]) && isWithin(entry[1], 40, 800))
          .slice(0, 40),
      ),
    }),
    ...(isWithin(frozen, 1, 5) && { frozen }),
    ...(isDensity(density) && { density }),
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isColumn = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-zA-Z_.0-9]{1,60}$/.test(value)
const isWithin = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to
const isDensity = (value: unknown): value is Density =>
  typeof value === 'string' && Object.hasOwn(rowHeights, value)
