/** A need at the first contact: which product or which service scene, and its budget in 万元. */
export type Need = { text: string; pain: string; budget: readonly [least: number, most: number] }

/** One of the company's own industries: a division of GB/T 4754-2017 and the letters of the customer number. */
export type Trade = {
  industry: string
  shortCode: string
  gbCode: string
  /** What stands in a company's name behind its brand, and what it does. */
  names: readonly string[]
  business: string
  weight: number
  needs: readonly Need[]
}

const need = (text: string, pain: string, least: number, most: number): Need => ({
  text,
  pain,
  budget: [least, most],
})

/** Needs that come up in every trade: service and spare parts. */
export const serviceNeeds: readonly Need[] = [
  need('在用的 8 台机械手需要年度维保，要求 4 小时内到场', '原厂响应慢，停机一次损失两个班次', 8, 25),
  need('伺服电机、减速机等易损件年度框架采购，常备库存放在厂内', '备件等货三周，生产计划被打乱', 15, 60),
  need('操作与维护人员培训两期，每期 12 人，含实操考核', '老师傅离职后没人会调试', 3, 10),
  need('旧装配线改造：更换控制系统，保留机械部分', 'PLC 已停产，买不到备件', 40, 120),
]

export const trades: readonly Trade[] = [
  {
    industry: '新能源制造',
    shortCode: 'NEN',
    gbCode: '38',
    names: ['新能源科技', '动力电池', '储能技术', '光伏科技'],
    business: '锂电池、储能与光伏组件的研发和生产',
    weight: 9,
    needs: [
      need(
        '电芯装配段需要 6 台四轴机械手配视觉定位，节拍 12 PPM',
        '人工上料良率只有 97%，客户要求 99.5%',
        180,
        420,
      ),
      need('储能柜 PACK 线，含激光焊接与气密检测，年产 2 GWh', '现有产线换型要两天', 600, 1500),
      need('光伏组件下线段自动包装与码垛', '夜班招不到人', 60, 160),
    ],
  },
  {
    industry: '汽车零部件',
    shortCode: 'AUT',
    gbCode: '36',
    names: ['汽车部件', '汽车零部件', '汽车电子', '车桥'],
    business: '汽车底盘、内饰与电子部件的生产',
    weight: 9,
    needs: [
      need('转向节加工岛：2 台机床共用 1 台六轴机器人上下料', '主机厂年降 5%，人工成本降不下来', 120, 260),
      need('座椅骨架焊接工作站，双工位，需兼容 4 个车型', '换型靠人工调夹具，一次 40 分钟', 90, 200),
      need('仪表板装配线末端视觉检测，漏装率要求 50 PPM 以内', '上季度被主机厂投诉两次漏装卡扣', 40, 110),
    ],
  },
  {
    industry: '电子与半导体',
    shortCode: 'ELE',
    gbCode: '39',
    names: ['电子科技', '半导体', '光电', '精密电子'],
    business: '消费电子、传感器与封装测试',
    weight: 9,
    needs: [
      need('手机中框点胶与贴合线，精度正负 0.03 mm，共 10 站', '现有设备精度漂移，每班要重新校准', 200, 480),
      need('晶圆盒搬运 AGV 6 台，对接现有 MES', '洁净室内人工搬运颗粒超标', 150, 350),
      need('SMT 车间智能料仓，3000 卷容量', '找料平均 9 分钟', 50, 130),
    ],
  },
  {
    industry: '装备制造',
    shortCode: 'EQU',
    gbCode: '35',
    names: ['智能装备', '机械设备', '自动化设备', '重工机械'],
    business: '专用设备的设计与制造',
    weight: 7,
    needs: [
      need('为出口包装机配套 20 套并联机器人模组，分三批交货', '自制模组速度上不去', 100, 240),
      need('大型结构件打磨工作站，带除尘', '打磨工招不到，环保检查不过', 80, 190),
    ],
  },
  {
    industry: '通用机械',
    shortCode: 'MEC',
    gbCode: '34',
    names: ['泵业', '阀门', '传动机械', '轴承'],
    business: '泵、阀门与传动部件的制造',
    weight: 6,
    needs: [
      need('阀体试压与打标一体线，DN50 到 DN200', '试压记录靠手写，追溯不了', 60, 150),
      need('轴承套圈车加工连线 5 台，桁架机械手', '一人看两台机，效率到顶', 90, 220),
    ],
  },
  {
    industry: '医疗器械制造',
    shortCode: 'MED',
    gbCode: '35',
    names: ['医疗器械', '医疗科技', '生物医疗'],
    business: '一次性耗材与诊断设备的生产',
    weight: 5,
    needs: [
      need('注射器自动组装机，洁净十万级，每分钟 200 支', '扩产后人工组装产能跟不上', 150, 320),
      need('试剂盒装盒、贴标、赋码一体线', 'UDI 要求上线前必须改造', 70, 160),
    ],
  },
  {
    industry: '食品饮料',
    shortCode: 'FOO',
    gbCode: '14',
    names: ['食品', '饮料', '乳业', '调味品'],
    business: '休闲食品、饮料与调味品的生产',
    weight: 6,
    needs: [
      need('后段装箱码垛线 2 条，兼容 6 种箱型', '旺季临时工不稳定', 80, 200),
      need('冷库自动存取系统改造，零下 20 度环境', '冷库工离职率超过六成', 200, 500),
    ],
  },
  {
    industry: '生物医药',
    shortCode: 'PHA',
    gbCode: '27',
    names: ['制药', '生物医药', '药业'],
    business: '化学药与生物制剂的研发和生产',
    weight: 4,
    needs: [
      need('西林瓶灯检与装托自动线，符合 GMP 验证要求', '人工灯检漏检，飞检被开过缺陷项', 160, 380),
      need('原料仓 AGV 与立体库接口改造', '收发料记录与批记录对不上', 120, 300),
    ],
  },
  {
    industry: '化工新材料',
    shortCode: 'CHM',
    gbCode: '26',
    names: ['新材料', '化工', '涂料', '薄膜材料'],
    business: '涂料、胶粘剂与功能薄膜的生产',
    weight: 4,
    needs: [
      need('20 升桶自动灌装、压盖、码垛，防爆等级 Ex d', '人工灌装挥发性大，安评不过', 110, 260),
      need('薄膜卷自动下卷与称重贴标', '卷重 80 公斤，工伤两起', 40, 95),
    ],
  },
  {
    industry: '金属加工',
    shortCode: 'MET',
    gbCode: '33',
    names: ['金属制品', '五金', '精密铸造', '模具'],
    business: '钣金、压铸与五金件的加工',
    weight: 7,
    needs: [
      need('冲压线 4 台压机连线机械手，节拍 15 次每分钟', '单机作业安全事故隐患', 70, 180),
      need('压铸岛取件喷雾一体机器人 3 套', '高温岗位招工难', 90, 210),
      need('五金件外观视觉分选机 2 台，缺陷 0.1 mm', '全检要 18 个人', 30, 80),
    ],
  },
  {
    industry: '包装印刷',
    shortCode: 'PAC',
    gbCode: '23',
    names: ['包装', '印务', '彩印包装', '纸业'],
    business: '纸箱、彩盒与标签的印刷',
    weight: 4,
    needs: [
      need('礼盒自动成型线，日产 3 万只', '手工糊盒质量不稳', 60, 140),
      need('纸垛上料机器人替代人工翻垛', '翻垛工腰伤频发', 30, 75),
    ],
  },
  {
    industry: '工业品贸易',
    shortCode: 'IND',
    gbCode: '51',
    names: ['工业贸易', '机电设备', '国际贸易', '供应链'],
    business: '工业品批发与进出口',
    weight: 5,
    needs: [
      need('华东仓 5000 平方米拆零拣选改造，日单量 8000', '大促发货延迟被平台罚款', 90, 230),
      need('代理自动化备件，要求区域保护与首批 30 万铺货', '现有品牌账期太短', 20, 60),
    ],
  },
]

export const weightedTrades: readonly Trade[] = trades.flatMap((one) =>
  Array.from({ length: one.weight }, () => one),
)
