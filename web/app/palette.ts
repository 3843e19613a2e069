/** Our colours, for Ant Design's tokens and, as `--k-…`, for our own style sheets. Contrast AA on `page` and `raised`. */
export const palettes = {
  light: {
    accent: '#0b6b5d',
    accentSoft: '#e3f1ee',
    onAccent: '#ffffff',
    page: '#f6f7f6',
    raised: '#ffffff',
    hover: '#eef1f0',
    line: '#e0e4e2',
    lineStrong: '#c3cac7',
    text: '#1b211f',
    textSoft: '#55605c',
    good: '#1d7a3e',
    goodSoft: '#e6f4ea',
    warn: '#8f5a00',
    warnSoft: '#fbf1df',
    bad: '#c0312b',
    badSoft: '#fdeeec',
  },
  dark: {
    accent: '#4fc2ad',
    accentSoft: '#17342f',
    onAccent: '#06231e',
    page: '#131615',
    raised: '#1b1f1e',
    hover: '#252b29',
    line: '#2f3634',
    lineStrong: '#4a5451',
    text: '#e6ebe9',
    textSoft: '#a3aeaa',
    good: '#66c98a',
    goodSoft: '#1a3024',
    warn: '#e0b060',
    warnSoft: '#352b18',
    bad: '#ff8a80',
    badSoft: '#3a2322',
  },
} as const

export type Palette = (typeof palettes)['light' | 'dark']
export type Shade = keyof typeof palettes

/** `textSoft` is read as `var(--k-text-soft)`. */
export function paint(shade: Shade): void {
  const style = document.documentElement.style
  for (const [name, colour] of Object.entries(palettes[shade])) {
    style.setProperty(`--k-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour)
  }
  style.colorScheme = shade
  // The bar of the system around the page: as was chosen here, not as the machine is set.
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    bar.content = palettes[shade].page
  }
  document.documentElement.dataset.shade = shade
}
