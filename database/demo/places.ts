/** `districts` and `code` are GB/T 2260; `landline` is the area code with the subscriber digits that mark the demo. */
export type Place = {
  name: string
  code: string
  districts: readonly string[]
  landline: string
  /** Who looks after customers here, the likelier ones named twice. */
  owners: readonly string[]
  /** How often companies come from here, against the others. */
  weight: number
}

const place = (
  name: string,
  code: string,
  districts: string,
  landline: string,
  owners: string,
  weight: number,
): Place => ({ name, code, districts: districts.split(' '), landline, owners: owners.split(' '), weight })

const places: readonly Place[] = [
  place('上海', '310000', '310112 310114 310115 310117 310120', '021-5550', 'zhangwei zhangwei lina', 10),
  place(
    '苏州',
    '320500',
    '320505 320506 320509 320583 320585',
    '0512-6550',
    'wangfang wangfang zhangwei',
    10,
  ),
  place('无锡', '320200', '320205 320206 320214 320281', '0510-8550', 'wangfang shanxiaodong', 6),
  place('常州', '320400', '320411 320412 320413 320481', '0519-8550', 'wangfang shanxiaodong', 4),
  place('南京', '320100', '320115 320111 320113 320116', '025-8550', 'wangfang shanxiaodong', 4),
  place('南通', '320600', '320612 320613 320682 320685', '0513-8550', 'shanxiaodong', 2),
  place('杭州', '330100', '330108 330109 330110 330114', '0571-8550', 'liuyang liuyang lina', 6),
  place('宁波', '330200', '330206 330211 330281 330282', '0574-8750', 'liuyang', 6),
  place('嘉兴', '330400', '330402 330421 330481 330483', '0573-8250', 'liuyang shanxiaodong', 3),
  place('台州', '331000', '331002 331003 331004 331081', '0576-8850', 'liuyang', 2),
  place('乐清', '330382', '330382', '0577-6250', 'liuyang', 2),
  place('合肥', '340100', '340104 340111 340123 340121', '0551-6550', 'shanxiaodong lina', 4),
  place(
    '深圳',
    '440300',
    '440306 440307 440309 440310 440311',
    '0755-2550',
    'huangjiaxin huangjiaxin chenzhiqiang',
    10,
  ),
  place('东莞', '441900', '441900', '0769-8550', 'huangjiaxin', 7),
  place('惠州', '441300', '441302 441303 441322', '0752-255', 'huangjiaxin', 3),
  place(
    '广州',
    '440100',
    '440112 440113 440114 440118',
    '020-8550',
    'liangjunjie liangjunjie chenzhiqiang',
    7,
  ),
  place('佛山', '440600', '440605 440606 440607', '0757-8550', 'liangjunjie', 7),
  place('中山', '442000', '442000', '0760-8550', 'liangjunjie', 3),
  place('珠海', '440400', '440402 440403 440404', '0756-355', 'liangjunjie', 2),
  place('厦门', '350200', '350205 350206 350211 350213', '0592-555', 'ouwenting', 5),
  place('泉州', '350500', '350503 350582 350583', '0595-2250', 'ouwenting', 2),
  place('长沙', '430100', '430104 430111 430121 430181', '0731-8550', 'ouwenting', 5),
  place('株洲', '430200', '430204 430211', '0731-2850', 'ouwenting', 2),
  place('北京', '110000', '110113 110114 110115 110108', '010-8550', 'machao machao sunli', 6),
  place('天津', '120000', '120111 120112 120114 120116', '022-6550', 'machao', 5),
  place('石家庄', '130100', '130109 130110 130123', '0311-8550', 'machao', 2),
  place('青岛', '370200', '370211 370214 370281', '0532-8550', 'zengyu', 5),
  place('烟台', '370600', '370602 370611 370681', '0535-655', 'zengyu', 3),
  place('济南', '370100', '370112 370114 370116', '0531-8850', 'zengyu sunli', 3),
  place('大连', '210200', '210211 210213', '0411-8450', 'zengyu', 3),
  place('长春', '220100', '220106 220102', '0431-8550', 'zengyu', 3),
  place('重庆', '500000', '500107 500112 500151 500120', '023-6850', 'qiuhai qiuhai sunli', 5),
  place('成都', '510100', '510112 510114 510117', '028-8550', 'qiuhai', 4),
  place('西安', '610100', '610112 610113 610117', '029-8850', 'qiuhai', 3),
  place('武汉', '420100', '420115 420112 420114', '027-8750', 'qiuhai', 4),
  place('郑州', '410100', '410105 410122 410108', '0371-6550', 'qiuhai machao', 3),
]

export const placeNamed: ReadonlyMap<string, Place> = new Map(places.map((one) => [one.name, one]))
export const weightedPlaces: readonly Place[] = places.flatMap((one) =>
  Array.from({ length: one.weight }, () => one),
)

/** Area codes of telephones mark who lives where; roads exist in most cities. */
export const roads =
  '工业大道 创新路 科技三路 长江路 振兴路 人民东路 迎宾大道 高新南路 兴业街 物流大道'.split(' ')
