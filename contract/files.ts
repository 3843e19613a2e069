import { z } from 'zod'
import { id, idParams, instant, nothing, person } from './common.ts'
import { endpoint } from './endpoint.ts'
import { fileTypes, previewedTypes } from './file-types.ts'

export const file = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  createdAt: instant,
  createdBy: person.nullable(),
  can: z.object({ delete: z.boolean(), preview: z.boolean() }),
})
export type File = z.infer<typeof file>

export const listFiles = endpoint({
  method: 'GET',
  path: '/customers/:id/files',
  tag: 'files',
  summary: 'Files of a customer, the latest first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(file),
    /** Bytes that one file may have. */
    limit: z.int(),
    can: z.object({ create: z.boolean() }),
  }),
})

export const createFile = endpoint({
  method: 'POST',
  path: '/customers/:id/files',
  tag: 'files',
  summary: 'Attach a file; its content must be what its ending says',
  access: 'file.create',
  params: idParams,
  upload: true,
  result: z.object({ id }),
  errors: [
    'input.too_large',
    'file.type_refused',
    'file.content_mismatch',
    'file.store_full',
    'file.store_unavailable',
  ],
})

export const downloadFile = endpoint({
  method: 'GET',
  path: '/files/:id/content',
  tag: 'files',
  summary: 'The content of a file, to be saved; who took it is recorded',
  access: 'customer.view',
  params: idParams,
  file: [...new Set(Object.values(fileTypes).map(({ mediaType }) => mediaType))],
  errors: ['file.store_unavailable'],
})

export const previewFile = endpoint({
  method: 'GET',
  path: '/files/:id/preview',
  tag: 'files',
  summary: 'An image or PDF, to be looked at; who looked is recorded',
  access: 'customer.view',
  params: idParams,
  file: previewedTypes,
  errors: ['file.store_unavailable'],
})

export const deleteFile = endpoint({
  method: 'DELETE',
  path: '/files/:id',
  tag: 'files',
  summary: 'Delete a file; it can be restored for 30 days',
  access: 'file.delete',
  params: idParams,
  result: nothing,
})

export const restoreFile = endpoint({
  method: 'POST',
  path: '/files/:id/restore',
  tag: 'files',
  summary: 'Bring a deleted file back',
  access: 'file.delete',
  params: idParams,
  result: nothing,
})
