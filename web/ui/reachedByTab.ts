/** For what scrolls: it must be reached without a pointer, even where nothing inside takes the focus (WCAG 2.1.1). */
export const reachedByTab = { tabIndex: 0 }
