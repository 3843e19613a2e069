import { Agent, request } from 'node:http'

export type Client = {
  /** Fails with the answer's text on any status but 2xx. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>
}

/** One keep-alive connection with a person's session, one request at a time. */
export function clientOf(origin: string, session: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    call: (method, path, body) =>
      new Promise((done, fail) => {
        const isForm = body instanceof Buffer
        const content = body === undefined || isForm ? body : Buffer.from(JSON.stringify(body))
        const type = isForm ? `multipart/form-data; boundary=${boundary}` : 'application/json'
        const sent = request(
          `${origin}/api${path}`,
          {
            method,
            agent,
            headers: {
              cookie: `kemai_session=${session}`,
              ...(content && { 'content-type': type, 'content-length': content.length }),
            },
          },
          (answer) => {
            const chunks: Buffer[] = []
            answer.on('data', (chunk: Buffer) => chunks.push(chunk))
            answer.on('error', fail)
            answer.on('end', () => {
              const text = Buffer.concat(chunks).toString()
              if ((answer.statusCode ?? 500) < 300) done(JSON.parse(text))
              else fail(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`))
            })
          },
        )
        sent.on('error', fail)
        sent.end(content)
      }),
  }
}

const boundary = 'kemai-bench-boundary'

/** A file as a browser's form sends it. */
export const formOf = (name: string, type: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
