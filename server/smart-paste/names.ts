import { type Hit, hit, linesOf, type Piece, split } from './hits.ts'

/** The family names of nearly everybody; rarer ones are found by a label. */
const families =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺闫'
const compound = '欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|长孙|南宫'
const nameShape = new RegExp(
  `^(?:(?:${compound})\\p{Script=Han}{1,2}|[${families}]\\p{Script=Han}{1,2})$`,
  'u',
)
/** Words of chats and forms that begin like a family name. */
const noName = new Set(
  '方便 时间 周一 周二 周三 周四 周五 周六 周日 周末 高兴 安排 明天 明白 明年 任何 应该 都是 都可 和我 来看 来电 时候 何时 马上 许多 于是 包括 包装 计划 解决 简单 全部 关于 向您 成本 成交 华东 华南 华北 江苏 江西 安徽 广州 苏州 金额 钱款 石头 白天 温度 强度 项目 商务 单位 单价 单号 查收 路上 管理 连接 位置 原因 官网 车间 边上 易损 常用 文件 施工 章程 程序 严格 平时 方案 方法 陆续 经理 高级 古城 台州 温州 常州 徐州 万元 毛坯 甘肃 宁夏 宁波 沈阳 洪山 关键 关注 解释 路口 纪要 顾客 盛情 康复 商品 商量 谢谢 谢啦 谢了 谢谢您 谢谢你 贺卡 祝好 祝您 祝商祺 顺祝 和您 应收 应付 全称 连同 终端 银行 银联 保证 保密 成立 花费 强烈 房间 习惯 计算 计价 查询 易碎 包邮 包含 原料 原件 原厂 房租 来自 来信 时效 都行 都好 和谐 宁可 高清 安全 安装 金属 钢材 石油 水泥 马达 龙头 温控 江阴 单子'.split(
    ' ',
  ),
)

const honorific = '总|工|经理|主任|厂长|老板|老师|女士|先生|小姐|部长|总监|科长|会计|师傅|院长|校长|局长|处长'
const addressShape = new RegExp(`^(?:${compound}|[${families}])(?:${honorific})$`, 'u')
/** 王总, 李工, 张女士: enough to address somebody, not yet a name. */
export const isFormOfAddress = (text: string) => addressShape.test(text)

export const isName = (text: string) => nameShape.test(text) && !noName.has(text) && !isFormOfAddress(text)

const titles =
  '董事长|总经理|副总|总监|总裁|经理|主管|主任|部长|科长|厂长|店长|院长|校长|处长|组长|班长|工程师|技术员|专员|助理|顾问|代表|会计|出纳|财务|采购|采购员|业务员|业务|销售|跟单|秘书|法人|合伙人|创始人|设计师|教授|律师|总工|CEO|CTO|CFO|COO|VP'
export const titleShape = new RegExp(
  `^(?![${families}](?:${honorific})$)[\\p{Script=Han}A-Za-z]{0,8}(?:${titles})$`,
  'u',
)
const englishTitle =
  /^(?:[A-Z][A-Za-z&]{0,20}[ ,&]{1,3}){0,5}(?:Manager|Director|Engineer|Buyer|President|CEO|CTO|CFO|COO|Officer|Assistant|Specialist|Supervisor|Representative|Executive|Consultant|Accountant|Founder|Secretary|Purchaser|Head|Lead|VP)(?: of [A-Za-z &]{2,40}|, [A-Za-z &]{2,40})?$/u
const englishName =
  /^(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][a-z'-]{1,20}(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'-]{1,20}){1,2}$/u
const noEnglishName =
  /\b(?:Best|Kind|Warm|Regards|Thanks|Thank|Dear|Road|Street|District|City|Building|Room|Floor|China|Sales|Department|Hello|Yours|Sincerely|Cheers|Good|Morning|Phone|Mobile)\b/u

const isTitle = (text: string) => titleShape.test(text) || englishTitle.test(text)
const isWholeName = (text: string) =>
  isName(text) || (englishName.test(text) && !noEnglishName.test(text) && !englishTitle.test(text))

/** Stands between a name and a position, and says neither. */
const department = /^\p{Script=Han}{1,8}(?:部|中心|科|室|处|事业群)$/u

/** 王丽 采购经理, 采购经理：王丽, Wang Li with her position one line below: either makes sure of the other. */
export function peopleIn(text: string): Hit[] {
  const lines = linesOf(text)
  const words = lines
    .flatMap((line, row) =>
      split(line, /[|/,;:、。()·\ufffc]+| - | {2,}|(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu).map(
        (word) => ({
          ...word,
          row,
          ofLine: line,
        }),
      ),
    )
    .filter(({ text }) => !department.test(text))
  return words.flatMap((word, index) => {
    const around = [words[index - 1], words[index + 1]].filter(
      (near) => near && Math.abs(near.row - word.row) <= 1,
    )
    if (isTitle(word.text)) {
      const isBeside = around.some((near) => near && isWholeName(near.text))
      return [hit('jobTitle', word, isBeside ? 'besideTitle' : 'titleWords', { isSure: isBeside })]
    }
    if (isWholeName(word.text)) {
      const isBeside = around.some((near) => near && isTitle(near.text))
      if (isBeside) return [hit('name', word, 'besideTitle')]
      return word.text === word.ofLine.text || /\ufffc/u.test(word.ofLine.text)
        ? [hit('name', word, 'alone', { isSure: false })]
        : []
    }
    return titleBefore(word)
  })
}

const titleThenName = new RegExp(
  `(?:^|[的是叫])((?:(?![的是叫])\\p{Script=Han}){0,6}(?:${titles}))(\\p{Script=Han}{2,4})$`,
  'u',
)

/** 采购王丽, 采购经理王丽: written as one word. */
function titleBefore(word: Piece): Hit[] {
  const found = titleThenName.exec(word.text)
  const [, title = '', name = ''] = found ?? []
  if (!found || !isName(name)) return []
  const start = word.start + word.text.length - name.length - title.length
  return [
    hit('jobTitle', { text: title, start }, 'besideTitle', { isSure: false }),
    hit('name', { text: name, start: start + title.length }, 'besideTitle', { isSure: false }),
  ]
}

/** 我叫王丽, 我是王丽, 这是王工的电话: said in a sentence. */
export function saidIn(text: string): Hit[] {
  const self = [
    ...text.matchAll(
      /(?<=我叫|我是|我的名字是|名字叫|本人|联系人|对接人|收件人)(\p{Script=Han}{2,4})(?=[\s,。;!、\ufffc]|$)/gmu,
    ),
  ].flatMap((found) =>
    isName(found[0]) ? [hit('name', { text: found[0], start: found.index }, 'saidSelf')] : [],
  )
  const addressed = [
    ...text.matchAll(
      new RegExp(
        `(?<=^|[^\\p{Script=Han}]|[系接]人|[找叫是姓])(?:${compound}|[${families}])(?:${honorific})`,
        'gmu',
      ),
    ),
  ].map((found) => hit('name', { text: found[0], start: found.index }, 'honorific', { isSure: false }))
  return [...self, ...addressed]
}
