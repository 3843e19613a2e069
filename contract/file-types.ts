/**
 * What may be attached, by ending: the media type that it is served with, and what its first bytes must say. Programs,
 * scripts and pages (exe, html, svg …) aren't among them.
 */
type Content =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'heic'
  | 'zip'
  | 'ole'
  | 'rar'
  | '7z'
  | 'text'
  | 'mp3'
  | 'mp4'
  | 'amr'
  | 'wav'
  | 'dwg'
export type FileType = { mediaType: string; content: readonly Content[] }

const ooxml = 'application/vnd.openxmlformats-officedocument'
const type = (mediaType: string, ...content: Content[]): FileType => ({ mediaType, content })

export const fileTypes: Readonly<Record<string, FileType>> = {
  pdf: type('application/pdf', 'pdf'),
  png: type('image/png', 'png'),
  jpg: type('image/jpeg', 'jpeg'),
  jpeg: type('image/jpeg', 'jpeg'),
  gif: type('image/gif', 'gif'),
  webp: type('image/webp', 'webp'),
  bmp: type('image/bmp', 'bmp'),
  heic: type('image/heic', 'heic'),
  doc: type('application/msword', 'ole'),
  docx: type(`${ooxml}.wordprocessingml.document`, 'zip'),
  xls: type('application/vnd.ms-excel', 'ole'),
  xlsx: type(`${ooxml}.spreadsheetml.sheet`, 'zip'),
  ppt: type('application/vnd.ms-powerpoint', 'ole'),
  pptx: type(`${ooxml}.presentationml.presentation`, 'zip'),
  // WPS Office keeps either the old or the new container under these endings.
  wps: type('application/vnd.ms-works', 'ole', 'zip'),
  et: type('application/vnd.ms-excel', 'ole', 'zip'),
  dps: type('application/vnd.ms-powerpoint', 'ole', 'zip'),
  ofd: type('application/ofd', 'zip'),
  msg: type('application/vnd.ms-outlook', 'ole'),
  eml: type('message/rfc822', 'text'),
  txt: type('text/plain', 'text'),
  csv: type('text/csv', 'text'),
  md: type('text/markdown', 'text'),
  zip: type('application/zip', 'zip'),
  rar: type('application/vnd.rar', 'rar'),
  '7z': type('application/x-7z-compressed', '7z'),
  mp3: type('audio/mpeg', 'mp3'),
  m4a: type('audio/mp4', 'mp4'),
  amr: type('audio/amr', 'amr'),
  wav: type('audio/wav', 'wav'),
  mp4: type('video/mp4', 'mp4'),
  mov: type('video/quicktime', 'mp4'),
  dwg: type('image/vnd.dwg', 'dwg'),
}
export type { Content as FileContent }

export const endingOf = (name: string): string => /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''

/** For a file dialog: `.pdf,.png,…` */
export const acceptedEndings = Object.keys(fileTypes)
  .map((ending) => `.${ending}`)
  .join(',')

/** What browsers show by themselves, and harmlessly. */
export const previewedTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
] as const
