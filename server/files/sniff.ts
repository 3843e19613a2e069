import { type FileContent, type FileType, fileTypes } from '../../contract/file-types.ts'

/** What a file begins with, by format, as the specification of each says. */
const startsWith =
  (...bytes: number[]) =>
  (head: Buffer) =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes))
const text = (head: Buffer, from: number, to: number) => head.toString('latin1', from, to)

const recognise: Record<FileContent, (head: Buffer) => boolean> = {
  pdf: (head) => text(head, 0, 1024).includes('%PDF-'),
  png: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpeg: startsWith(0xff, 0xd8, 0xff),
  gif: (head) => /^GIF8[79]a/.test(text(head, 0, 6)),
  webp: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP',
  bmp: (head) => text(head, 0, 2) === 'BM',
  heic: (head) => text(head, 4, 8) === 'ftyp' && /^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(text(head, 8, 12)),
  zip: (head) => /^504b(0304|0506)/.test(head.toString('hex', 0, 4)),
  ole: startsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  rar: (head) => text(head, 0, 6) === 'Rar!\x1a\x07',
  '7z': startsWith(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c),
  mp3: (head) => text(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2),
  mp4: (head) => /^(ftyp|moov|mdat|wide|free|skip)$/.test(text(head, 4, 8)),
  amr: (head) => text(head, 0, 5) === '#!AMR',
  wav: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WAVE',
  dwg: (head) => /^AC1\d{3}/.test(text(head, 0, 6)),
  text: isText,
}

/** No bytes that no text has; UTF-16, as the Windows editor writes it, says so at its beginning. */
function isText(head: Buffer): boolean {
  if (startsWith(0xff, 0xfe)(head) || startsWith(0xfe, 0xff)(head)) return true
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b)
}

/** The type that an ending stands for, null where such files aren't taken. */
export const typeOf = (ending: string): FileType | null =>
  Object.hasOwn(fileTypes, ending) ? (fileTypes[ending] ?? null) : null

export const agrees = ({ content }: FileType, head: Buffer): boolean =>
  content.some((format) => recognise[format](head))
