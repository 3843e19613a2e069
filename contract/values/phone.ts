/** A telephone number as kept: E.164 (hotlines too: +8695588) and the extension behind it, digits only. */
export type Phone = { e164: string; extension: string | null; kind: PhoneKind }

/** `foreign` is every number outside the mainland's plan, Hong Kong, Macau and Taiwan included. */
export type PhoneKind = 'mobile' | 'landline' | 'hotline' | 'foreign'

/** `138 0013 8000`, `010-8888 6666 转 801`, `400-800-1234`, `95588`, `+852 2345 6789`. */
export function showPhone(
  { e164, extension }: Pick<Phone, 'e164' | 'extension'>,
  language: 'zh-CN' | 'en' = 'zh-CN',
): string {
  const number = e164.startsWith('+86') ? showMainland(e164.slice(3)) : showForeign(e164)
  if (!extension) return number
  return language === 'en' ? `${number} ext. ${extension}` : `${number} 转 ${extension}`
}

function showMainland(national: string): string {
  if (/^1\d{10}$/u.test(national)) return national.replace(/^(...)(....)/u, '$1 $2 ')
  if (/^[48]00\d{7}$/u.test(national)) return national.replace(/^(...)(...)/u, '$1-$2-')
  const landline = /^(10|2\d|[3-9]\d\d)(\d{3,4})(\d{4})$/u.exec(national)
  return landline ? `0${landline[1]}-${landline[2]} ${landline[3]}` : national
}

function showForeign(e164: string): string {
  return e164
    .replace(/^(\+85[23])(....)(....)$/u, '$1 $2 $3')
    .replace(/^(\+886)(\d{1,3})(\d{3})(\d{3})$/u, '$1 $2 $3 $4')
}
