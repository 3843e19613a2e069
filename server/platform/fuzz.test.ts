import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { endpoints } from '../../contract/index.ts'
import type { Answer } from './testing/app.ts'
import { expectAnswer, nextAddress } from './testing/expect-answer.ts'
import { type Operation, partsOf, type Request, requestsTo } from './testing/fuzz.ts'
import { type FuzzBed, fuzzBed } from './testing/fuzz-bed.ts'

/**
 * Requests made at random from the description that the product serves find no fault. The same ones every time: a failure
 * names its seed, and the smallest request that still fails. Others, and more of them: `FUZZ_SEED=7 FUZZ_RUNS=1000`.
 */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_128)
const numRuns = Number(process.env.FUZZ_RUNS ?? 30)

let bed: FuzzBed
let paths: Record<string, Record<string, Operation>>

beforeAll(async () => {
  bed = await fuzzBed()
  const description = await bed.testbed.signedOut.send({ method: 'GET', url: '/api/openapi.json' })
  paths = (description.result as { paths: typeof paths }).paths
})

const all = Object.entries(endpoints).map(([name, described]) => ({ name, described }))

/** Where some request got through: one that is refused at the door finds no fault behind it. */
const reached = new Set<string>()

test.each(all)(
  '$name finds no fault in what it is sent',
  async ({ name, described }) => {
    const address = `/api${described.path.replace(/:(\w+)/g, '{$1}')}`
    const operation = paths[address]?.[described.method.toLowerCase()]
    if (!operation) throw new Error(`${address} isn’t described`)
    await bed.restore()
    await fc.assert(
      fc.asyncProperty(requestsTo(address, operation), async (request) => {
        const answer = await send(described.method, request)
        expectAnswer(answer, request)
        expectNothingInner(answer)
        if (request.body !== undefined && !isJson(request.body))
          expect(answer.status).toBeGreaterThanOrEqual(400)
        if (answer.status !== 200) return
        reached.add(name)
        expectDeclared(answer, described)
      }),
      { seed, numRuns },
    )
  },
  600_000,
)

async function send(method: string, { as, path, query, body, file }: Request): Promise<Answer<unknown>> {
  const caller = await bed.callerOf(as)
  return caller.send({
    method: method as 'GET',
    url: query ? `${path}?${query}` : path,
    remoteAddress: nextAddress(),
    ...(body !== undefined && { payload: body, headers: { 'content-type': 'application/json' } }),
    ...(file && partsOf(file)),
  })
}

function isJson(text: string): boolean {
  try {
    // A mark of byte order before it is let pass (RFC 8259, 8.1).
    JSON.parse(text.replace(/^\ufeff/, ''))
    return true
  } catch {
    return false
  }
}

/** Neither a stack nor a word of the database's. */
function expectNothingInner({ text, headers }: Answer<unknown>): void {
  if (!/json/.test(String(headers['content-type']))) return
  expect(text).not.toMatch(
    /\bat \S+ \(?(file|node):|node_modules|syntax error at|violates \w+|invalid input syntax|out of range for type|relation \\?"|pg_catalog/,
  )
}

function expectDeclared(
  { result, headers, text }: Answer<unknown>,
  { result: schema, file }: (typeof all)[number]['described'],
): void {
  const type = String(headers['content-type'])
  if (file) {
    expect(file).toContain(type.split(';')[0])
    return
  }
  expect(type).toContain('application/json')
  expect(schema?.safeParse(result).error?.issues, text.slice(0, 500)).toBeUndefined()
}

test('most of them are reached behind the checks of their input', () => {
  expect(reached.size).toBeGreaterThan(140)
})

test('none of them left a fault in the log', () => {
  expect(bed.testbed.log.filter((line) => line.includes('internal error'))).toEqual([])
})
