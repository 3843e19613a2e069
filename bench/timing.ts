/** Milliseconds of repeated runs, one after the other. */
export type Timing = { p50: number; p95: number; runs: number }

const warmUps = 5
const mostRuns = 60
const longest = 4_000

/** Runs it a few times to warm up, then at most 60 times or 4 s. */
export async function timed(run: () => Promise<unknown>): Promise<Timing> {
  for (let index = 0; index < warmUps; index++) await run()
  const durations: number[] = []
  const end = performance.now() + longest
  while (durations.length < mostRuns && performance.now() < end) {
    const began = performance.now()
    await run()
    durations.push(performance.now() - began)
  }
  durations.sort((one, other) => one - other)
  const at = (share: number) =>
    durations[Math.min(durations.length - 1, Math.floor(durations.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), runs: durations.length }
}
