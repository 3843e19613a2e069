import type { Zip } from './unzip.ts'
import { scanPart } from './workbook-parts.ts'
import { decodeCellText } from './xml-text.ts'
import type { ZipEntry } from './zip-directory.ts'

/** The table of texts that cells point into. Formatted runs are joined; readings above characters (rPh) left out. */
export async function sharedStrings(zip: Zip, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = []
  if (!entry) return strings
  let text = ''
  let inText = false
  let inReading = false
  await scanPart(zip, entry, {
    open(name) {
      if (name === 't') inText = !inReading
      else if (name === 'si') text = ''
      else if (name === 'rPh') inReading = true
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'si') strings.push(decodeCellText(text))
      else if (name === 'rPh') inReading = false
    },
    text(raw) {
      if (inText) text += raw
    },
  })
  return strings
}
