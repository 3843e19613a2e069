import type { InjectOptions } from 'fastify'
import type { Answer, Caller } from '../../platform/testing/app.ts'

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n')
export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(40),
])

/** A request with one file in it, as browsers send it. */
export function multipart(
  name: string,
  content: Buffer,
  field = 'file',
): Pick<InjectOptions, 'headers' | 'payload'> {
  const boundary = '----kemai-test'
  const escaped = name.replaceAll('"', '%22').replaceAll('\n', '%0A')
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${escaped}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload }
}

export const upload = (caller: Caller, customerId: number, name: string, content: Buffer) =>
  caller.send({
    method: 'POST',
    url: `/api/customers/${customerId}/files`,
    ...multipart(name, content),
  }) as Promise<Answer<{ id: number }>>
