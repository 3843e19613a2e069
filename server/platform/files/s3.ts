import { openAsBlob } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { type FileStore, StoreError } from './store.ts'

export type Bucket = {
  /** `https://s3.cn-north-1.amazonaws.com.cn`, `http://minio:9000` */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The bucket stands in the path; otherwise before the host, as OSS and COS want it. */
  pathStyle: boolean
}

const folderName = 'kemai-files-'
const leftOver = 24 * 3600 * 1000

/**
 * Contents in a bucket of anything that speaks S3. They are received on disk first: S3 asks for the length before the
 * content. The hash is signed, so the other side refuses what was changed on its way.
 */
export function s3Store(given: Bucket): FileStore {
  const { accessKeyId, secretAccessKey, region } = given
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  let folder: Promise<string> | undefined
  const send = async (method: string, key: string, init: RequestInit = {}) => {
    const answer = await client
      .fetch(urlOf(given, key), { ...init, method, redirect: 'error' })
      .catch((error: unknown) => {
        throw new StoreError(`${method}: ${reasonOf(error)}`)
      })
    if (answer.ok || answer.status === 404) return answer
    // Only the code of the refusal: the text repeats the request with its key.
    const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? ''
    throw new StoreError(`${method}: ${answer.status} ${code}`)
  }
  return {
    kind: 's3',
    incoming() {
      folder ??= mkdtemp(join(tmpdir(), folderName))
      return folder
    },
    async put({ key, sha256, mediaType }, path) {
      const headers = { 'content-type': mediaType, 'x-amz-content-sha256': sha256.toString('hex') }
      const answer = await send('PUT', key, { body: await openAsBlob(path), headers })
      await answer.body?.cancel()
      if (answer.status === 404) throw new StoreError('PUT: 404, there is no such bucket')
      await rm(path, { force: true })
    },
    async read(key) {
      const answer = await send('GET', key)
      if (answer.status === 404 || !answer.body) {
        await answer.body?.cancel()
        return null
      }
      return Readable.fromWeb(answer.body as ReadableStream)
    },
    async remove(key) {
      const answer = await send('DELETE', key)
      await answer.body?.cancel()
    },
    async clearOut() {
      const ours = folder && (await folder)
      for (const name of await readdir(ours ?? '').catch(() => [])) {
        const path = join(ours ?? '', name)
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
        if (mtimeMs < Date.now() - leftOver) await rm(path, { force: true })
      }
    },
  }
}

function urlOf({ endpoint, bucket, pathStyle }: Bucket, key: string): string {
  const url = new URL(endpoint)
  const base = url.pathname.replace(/\/$/, '')
  if (!pathStyle) url.host = `${bucket}.${url.host}`
  url.pathname = pathStyle ? `${base}/${bucket}/${key}` : `${base}/${key}`
  return url.href
}

/** fetch hides the reason in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error instanceof Error ? error.message : String(error)
}
