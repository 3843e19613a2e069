/** Small files that lie beside some customers. Of the demo alone: no real paper looks like these. */
export type ToldFile = {
  customer: string
  name: string
  mediaType: string
  content: Buffer
  /** Days since it was put there. */
  since: number
}

const text = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)

export const demoFiles: readonly ToldFile[] = [
  {
    customer: '恒瑞达（苏州）汽车部件有限公司',
    name: '现场勘查记录.txt',
    mediaType: 'text/plain',
    since: 40,
    content: text(
      '现场勘查记录',
      '',
      '一、二号焊接线之间留有 6 米通道，可放一台协作机械手。',
      '电源 380 V 已到位，压缩空气需从东侧立柱引过来。',
      '对方要求停机改造安排在周末，单次不超过 36 小时。',
    ),
  },
  {
    customer: '武汉黄陂职业技术学院',
    name: '实训室设备清单.csv',
    mediaType: 'text/csv',
    since: 120,
    // Spreadsheet programs know UTF-8 by the mark in front.
    content: text(
      '\ufeff设备,数量,备注',
      '教学机械手,12,每工位一台',
      '视觉套件,6,两工位共用',
      '安全围栏,12,含门锁',
    ),
  },
  {
    customer: '朗拓新能源集团股份有限公司',
    name: '集团采购沟通要点.txt',
    mediaType: 'text/plain',
    since: 15,
    content: text(
      '集团采购沟通要点',
      '',
      '年度框架一次招标，各子公司按需下单。',
      '备件 48 小时到厂，写进合同。',
    ),
  },
  {
    customer: 'Nordwind Automation GmbH',
    name: 'Evaluation plan.pdf',
    mediaType: 'application/pdf',
    since: 20,
    content: pdf([
      'Evaluation of two sample units',
      'Week 1: installation and training',
      'Weeks 2-4: trial run, 500 cycles a day',
    ]),
  },
]

/** A page of plain lines, ASCII alone: as little as a PDF needs (ISO 32000-1, 7.5). */
function pdf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join('\n')
  const stream = `BT /F1 14 Tf 20 TL 72 760 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}
