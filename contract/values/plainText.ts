/** Full-width forms to ASCII, ends trimmed, inner runs of white space to one space. Total, idempotent. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()
}

/** As `plainText`, without any space, lower case, every dash and 至/到 between figures as `-`. */
export function compactText(text: string): string {
  return plainText(text)
    .replaceAll(' ', '')
    .toLowerCase()
    .replace(/[‐-―−~〜∼⁓]+|--+/gu, '-')
    .replace(/(?<=[\d人名元万亿千百十])[至到](?=[\d零〇一二两三四五六七八九十])/gu, '-')
}
