import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openZip } from '../workbook/unzip.ts'

/** All text of a workbook that an endpoint answers with, whatever sheet and part it stands in; null for no workbook. */
export async function workbookText(
  app: FastifyInstance,
  { url, headers }: { url: string; headers: Record<string, string> },
): Promise<string | null> {
  const answer = await app.inject({ method: 'GET', url, headers })
  if (answer.statusCode !== 200) return null
  const folder = await mkdtemp(join(tmpdir(), 'kemai-workbook-'))
  try {
    const path = join(folder, 'answer.xlsx')
    await writeFile(path, answer.rawPayload)
    const file = await open(path)
    const zip = await openZip(file, 100_000_000)
    const parts: Buffer[] = []
    for (const entry of zip.entries.values()) for await (const piece of zip.unpack(entry)) parts.push(piece)
    await file.close()
    return Buffer.concat(parts).toString()
  } finally {
    await rm(folder, { recursive: true })
  }
}
