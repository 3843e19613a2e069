const closers: (() => Promise<unknown>)[] = []

/** The next test file runs in the same process: what this one opened is closed when it ends, the last one first. */
export function closeAfterFile(close: () => Promise<unknown>): void {
  closers.push(close)
}

export async function closeOpened(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close()
}
