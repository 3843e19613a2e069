import type { Permission } from '../../contract/permissions.ts'

/** Where a shortcut works, in the order of the help. */
export const shortcutPlaces = ['anywhere', 'list', 'panel', 'record', 'form'] as const
export type ShortcutPlace = (typeof shortcutPlaces)[number]

type Shortcut = {
  places: readonly ShortcutPlace[]
  /** Each a way to say it. `mod` is ⌘ on a Mac and Ctrl elsewhere; what stands apart is pressed one after the other. */
  strokes: readonly string[]
  /** Held down, it goes on. */
  repeats?: true
  /** Any of these; without, it isn't listed. */
  needs?: readonly Permission[]
}

/** All keys there are. The pages ask here, and the help lists what stands here. */
export const shortcuts = {
  search: { places: ['anywhere'], strokes: ['mod+k'], needs: ['customer.view'] },
  newCustomer: { places: ['anywhere'], strokes: ['n'], needs: ['customer.create'] },
  toWorkbench: { places: ['anywhere'], strokes: ['g w'], needs: ['customer.view'] },
  toCustomers: { places: ['anywhere'], strokes: ['g c'], needs: ['customer.view'] },
  toSettings: { places: ['anywhere'], strokes: ['g s'] },
  help: { places: ['anywhere'], strokes: ['?'] },

  filter: { places: ['list'], strokes: ['/'], needs: ['customer.view'] },
  nextRow: { places: ['list'], strokes: ['j', 'ArrowDown'], repeats: true, needs: ['customer.view'] },
  previousRow: { places: ['list'], strokes: ['k', 'ArrowUp'], repeats: true, needs: ['customer.view'] },
  firstRow: { places: ['list'], strokes: ['Home'], needs: ['customer.view'] },
  lastRow: { places: ['list'], strokes: ['End'], needs: ['customer.view'] },
  openPanel: { places: ['list'], strokes: ['Enter', 'o'], needs: ['customer.view'] },
  editCell: { places: ['list'], strokes: ['F2'], needs: ['customer.edit'] },
  choose: { places: ['list'], strokes: ['x'], needs: ['customer.edit', 'customer.assign'] },
  chooseTo: { places: ['list'], strokes: ['shift+x'], needs: ['customer.edit', 'customer.assign'] },

  next: { places: ['panel', 'record'], strokes: ['j'], repeats: true, needs: ['customer.view'] },
  previous: { places: ['panel', 'record'], strokes: ['k'], repeats: true, needs: ['customer.view'] },
  openPage: { places: ['list', 'panel'], strokes: ['mod+Enter'], needs: ['customer.view'] },
  followUp: { places: ['list', 'panel', 'record'], strokes: ['f'], needs: ['followUp.create'] },
  edit: { places: ['list', 'panel', 'record'], strokes: ['e'], needs: ['customer.edit'] },
  closePanel: { places: ['panel'], strokes: ['Escape'], needs: ['customer.view'] },

  save: { places: ['form'], strokes: ['mod+Enter'] },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

const table: Record<ShortcutName, Shortcut> = shortcuts
export const shortcutNames = Object.keys(shortcuts) as ShortcutName[]

export const shortcutOf = (name: ShortcutName): Shortcut => table[name]

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** What the same key writes while Chinese punctuation is on. */
const fullWidth: Record<string, string> = { '？': '?', '、': '/', '／': '/' }

/** As the table writes it. Null where a key belongs to the system. */
export function strokeOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Keys): string | null {
  if (altKey) return null
  const plain = fullWidth[key] ?? (key.length === 1 ? key.toLowerCase() : key)
  // Whether a sign takes Shift depends on the keyboard.
  const isSign = plain.length === 1 && !/[a-z]/.test(plain)
  return [(ctrlKey || metaKey) && 'mod', shiftKey && !isSign && 'shift', plain].filter(Boolean).join('+')
}

/** For what is listened to elsewhere, such as the keys of a form. */
export function isPressed(name: ShortcutName, keys: Keys): boolean {
  return shortcutOf(name).strokes.includes(strokeOf(keys) ?? '')
}

export type Begun = { stroke: string; at: number } | null

/** Milliseconds in which the second key has to follow. */
const patience = 1500

/** What was said by this key, together with one just before that waits for a second. @param at milliseconds */
export function saidWith(begun: Begun, stroke: string, at: number): string {
  return begun && at - begun.at <= patience ? `${begun.stroke} ${stroke}` : stroke
}

export function isBeginning(said: string): boolean {
  return shortcutNames.some((name) => shortcutOf(name).strokes.some((one) => one.startsWith(`${said} `)))
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const shownKeys: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' }

/** The keys of a stroke as they are written on the keyboard: `mod+Enter` → Ctrl, Enter. */
export function shownStroke(stroke: string, onMac = isMac): string[] {
  const modifiers: Record<string, string> = onMac ? { mod: '⌘', shift: '⇧' } : { mod: 'Ctrl', shift: 'Shift' }
  return stroke.split('+').map((key) => modifiers[key] ?? shownKeys[key] ?? one(key))
}

const one = (key: string) => (key.length === 1 ? key.toUpperCase() : key)

/** The first way to say it, for the title of a button. */
export function keysOf(name: ShortcutName): string {
  const [first = ''] = shortcutOf(name).strokes
  return first
    .split(' ')
    .map((stroke) => shownStroke(stroke).join(' '))
    .join(' ')
}
