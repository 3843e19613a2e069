/** Milliseconds of repeated runs, one after the other. */
export type Timing = { p50: number; p95: number; runs: number }

const warmUps = 50
const mostRuns = 200
const longest = 4_000

/** Runs it until code and plans are warm, then at most 200 times or 4 s. */
export async function timed(run: () => Promise<unknown>): Promise<Timing> {
  for (let index = 0; index < warmUps; index++) await run()
  const durations: number[] = []
  const end = performance.now() + longest
  while (durations.length < mostRuns && performance.now() < end) {
    const began = performance.now()
    await run()
    durations.push(performance.now() - began)
  }
  return timingOf(durations)
}

export function timingOf(durations: readonly number[]): Timing {
  const sorted = durations.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), runs: sorted.length }
}
