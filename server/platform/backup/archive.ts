import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { refusal } from './refusal.ts'

/**
 * One file: a first line, the rows of each table (COPY text, gzip) one after the other, the contents of attached files,
 * the manifest that says where each lies with its SHA-256, and 80 characters at the end that say where the manifest lies with its own.
 */
export const firstLine = 'kemai-backup 1\n'
const endLength = 80

const manifest = z.object({
  program: z.string(),
  createdAt: z.string(),
  postgres: z.string(),
  /** Applied when the rows were read, in order. */
  migrations: z.array(z.string()),
  /** In an order in which references never point ahead. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int(),
      offset: z.int(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  /** Contents of attached files by their keys; archives of before have none. */
  files: z
    .array(z.object({ key: z.uuid(), offset: z.int(), bytes: z.int(), sha256: z.string() }))
    .default([]),
  sequences: z.array(
    z.object({ table: z.string(), column: z.string(), last: z.string(), isCalled: z.boolean() }),
  ),
})
export type Manifest = z.infer<typeof manifest>
export type TablePart = Manifest['tables'][number]
export type FilePart = Manifest['files'][number]
type Part = { offset: number; bytes: number }

export const newHash = (): Hash => createHash('sha256')

/** Appends the manifest and the end. */
export async function finishArchive(handle: FileHandle, offset: number, content: Manifest): Promise<number> {
  const text = Buffer.from(JSON.stringify(content))
  const end = `${newHash().update(text).digest('hex')}${String(offset).padStart(endLength - 65)}\n`
  await handle.write(Buffer.concat([text, Buffer.from(end)]))
  return offset + text.length + end.length
}

/**
 * The manifest of an archive, after every byte was held against its checksum.
 * @throws refusal `noFile`, `notArchive`, `changed`
 */
export async function openArchive(file: string): Promise<Manifest> {
  const handle = await open(file).catch(() => {
    throw refusal('noFile', { file })
  })
  try {
    const read = await readManifest(handle, file)
    for (const table of read.tables) {
      if ((await hashOf(file, table)) !== table.sha256) throw refusal('changed', { file, part: table.name })
    }
    for (const part of read.files) {
      if ((await hashOf(file, part)) !== part.sha256)
        throw refusal('changed', { file, part: `file ${part.key}` })
    }
    return read
  } finally {
    await handle.close()
  }
}

async function readManifest(handle: FileHandle, file: string): Promise<Manifest> {
  const { size } = await handle.stat()
  const first = await textAt(handle, 0, firstLine.length)
  const end = await textAt(handle, size - endLength, endLength)
  const [, sha256, offset] = /^([0-9a-f]{64}) *(\d+)\n$/.exec(end) ?? []
  if (first !== firstLine || sha256 === undefined || Number(offset) >= size)
    throw refusal('notArchive', { file })
  const text = await textAt(handle, Number(offset), size - endLength - Number(offset))
  if (newHash().update(text).digest('hex') !== sha256) throw refusal('changed', { file, part: 'manifest' })
  return manifest.parse(JSON.parse(text))
}

async function textAt(handle: FileHandle, position: number, length: number): Promise<string> {
  if (position < 0) return ''
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.toString('utf8', 0, bytesRead)
}

/** Of a part that isn't empty. */
export const bytesOf = (file: string, { offset, bytes }: Part) =>
  createReadStream(file, { start: offset, end: offset + bytes - 1 })

async function hashOf(file: string, part: Part): Promise<string> {
  const hash = newHash()
  if (part.bytes === 0) return hash.digest('hex')
  for await (const chunk of bytesOf(file, part)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
