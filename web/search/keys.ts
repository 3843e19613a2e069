const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the keys are written on this machine. */
export const searchKeys = isMac ? '⌘ K' : 'Ctrl K'
export const newTabKeys = isMac ? '⌘ Enter' : 'Ctrl Enter'
