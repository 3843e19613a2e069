import type { Shape } from '../shape.ts'
import type { files as zh } from '../zh-CN/files.ts'

export const files: Shape<typeof zh> = {
  title: 'Files',
  add: 'Upload files',
  camera: 'Take a picture',
  drop: 'Drop files here to upload',
  note: 'Up to {{limit}} each',
  empty: 'No files yet',
  uploading: 'Uploading {{name}}',
  failed: '{{name}} wasn’t uploaded: {{reason}}',
  tooLarge: 'It is larger than {{limit}}. Compress or split it.',
  retry: 'Try again',
  dismiss: 'Close the note about “{{name}}”',
  preview: 'Preview {{name}}',
  download: 'Download {{name}}',
  delete: 'Delete {{name}}',
  deleted: '{{name}} was deleted',
  undo: 'Undo',
  by: '{{name}}, {{at}}',
  close: 'Close the preview',
  previewFailed: 'The picture can’t be shown. Download it to look at it.',
}
