/**
 * Groups of GB/T 4754-2017 by which the size class of an enterprise differs within a division: 装卸搬运 and 仓储 of 59, 房地产 of
 * 70. Source: 国统字〔2017〕213号, 附表.
 */
const sizeGroups = ['591', '592', '593', '594', '595', '596', '599', '701', '702', '703', '704', '709']

/** A section or division of GB/T 4754-2017, or a group that the size class asks for. */
export const isGbCode = (code: string): boolean =>
  /^([A-T]|[0-9]{2})$/.test(code) || sizeGroups.includes(code)
