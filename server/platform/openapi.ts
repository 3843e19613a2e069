import { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'

type Json = Record<string, unknown>

/** The JSON schemas of an endpoint: answers are serialised by them, and OpenAPI shows them. */
export function endpointSchema(described: Endpoint): Json {
  const { params, query, body, result, file, upload } = described
  return {
    tags: [described.tag],
    summary: described.summary,
    operationId: operationId(described),
    ...(described.access === 'public' && { security: [] }),
    ...(params && { params: jsonSchema(params, 'input') }),
    ...(query && { querystring: jsonSchema(query, 'input') }),
    ...(body && { body: jsonSchema(body, 'input') }),
    ...(upload && { consumes: ['multipart/form-data'], body: uploadedFile }),
    response: {
      ...(result && { 200: { description: 'Done', ...jsonSchema(result, 'output') } }),
      ...(file && { 200: fileAnswer(file) }),
      '4xx': errorAnswer(described),
    },
  }
}

/** `GET /customers/:id/history` → `getCustomersIdHistory`. */
const operationId = ({ method, path }: Endpoint) =>
  method.toLowerCase() +
  path
    .split(/[/:-]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const uploadedFile: Json = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
}

const fileAnswer = (types: readonly string[]): Json => ({
  description: 'The file',
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
})

const errorAnswer = ({ errors = [] }: Endpoint): Json => ({
  description: ['What is wrong, where, and what to do', ...errors].join('; '),
  type: 'object',
  required: ['code', 'message', 'fields', 'requestId'],
  properties: {
    code: { type: 'string' },
    message: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
    collisions: { type: 'object', additionalProperties: true },
    version: { type: 'integer' },
  },
})

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  })
  const { $schema: _, ...rest } = made
  return tidy(rest) as Json
}

/** `anyOf [X, null]` becomes `type: [X, null]`: the serialiser then needs no validator to choose a branch. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy)
  if (typeof node !== 'object' || node === null) return node
  const { anyOf, ...rest } = node as { anyOf?: Json[] } & Json
  const [first, second] = anyOf ?? []
  if (anyOf?.length === 2 && first && second?.type === 'null' && typeof first.type === 'string') {
    const { enum: values, ...inner } = first
    return tidy({
      ...rest,
      ...inner,
      type: [first.type, 'null'],
      ...(Array.isArray(values) && { enum: [...values, null] }),
    })
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, tidy(value)]))
}
