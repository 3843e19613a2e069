import type { feedbacks, followUpMethods, refusalReasons } from '../../contract/follow-up-fields.ts'

/** One talk with a customer, and what was agreed to come next. `{who}` is who was talked to. */
export type Talk = {
  content: string
  method: (typeof followUpMethods)[number]
  feedback?: (typeof feedbacks)[number]
  detail?: string
  refusal?: (typeof refusalReasons)[number]
  next: string
}

const talk = (
  method: Talk['method'],
  content: string,
  next: string,
  feedback?: Talk['feedback'],
  more: Pick<Talk, 'detail' | 'refusal'> = {},
): Talk => ({ method, content, next, ...(feedback && { feedback }), ...more })

/** Getting to know each other: who they are, what they need. */
export const firstTalks: readonly Talk[] = [
  talk(
    'phone',
    '首次电话联系{who}，介绍了公司和主要产品。对方正在了解自动化改造，愿意先看资料。',
    '发公司介绍和同行业案例',
    'to_confirm',
  ),
  talk(
    'phone',
    '给{who}打了第一通电话，现在产线以人工为主，今年有改造想法，预算还没定。',
    '问清预算和决策流程',
    'to_confirm',
  ),
  talk(
    'visit',
    '上门拜访{who}，看了车间现场，拍了工位照片。节拍和良率都有提升空间。',
    '整理现场需求，出初步方案',
    'clear_need',
  ),
  talk(
    'wechat',
    '加了{who}的微信，发了三个同行业案例，对方说下周内部讨论。',
    '跟进内部讨论结果',
    'to_confirm',
  ),
  talk('email', '按{who}的要求发了公司资质、产品手册和案例，等对方回复。', '确认资料是否收到'),
  talk(
    'phone',
    '{who}说刚签了别家的设备，近期不考虑，但备件可以了解。',
    '年底再联系，介绍备件框架',
    'refused',
    { refusal: 'competitor' },
  ),
]

/** In talks: specification, samples, offers, objections. */
export const middleTalks: readonly Talk[] = [
  talk(
    'visit',
    '和{who}现场核对了技术参数：工件重量、节拍、精度和安全要求，缺一张夹具图。',
    '补齐夹具图，确认技术参数',
    'clear_need',
  ),
  talk(
    'online_meeting',
    '线上会议，{who}和设备科参加。过了一遍方案，主要问题是换型时间和占地面积。',
    '按意见改方案，重新演示',
    'to_confirm',
    { detail: '换型要控制在 15 分钟内' },
  ),
  talk('email', '把第二版方案和报价发给{who}，含三年维保选项。', '3 日内确认报价意见', 'to_confirm'),
  talk(
    'phone',
    '{who}反馈报价比另一家高 8%，希望再谈。解释了我们包含培训和备件包。',
    '和主管商量价格空间后回复',
    'refused',
    { refusal: 'price', detail: '总价高于竞品约 8%' },
  ),
  talk(
    'phone',
    '回访样机试用情况，{who}说精度满足要求，节拍再快一点更好。',
    '安排工程师调节拍，复测',
    'clear_need',
  ),
  talk(
    'visit',
    '陪{who}一行到老客户现场参观，对稳定性比较认可，问了售后响应时间。',
    '发售后承诺书和服务网点',
    'clear_need',
  ),
  talk('wechat', '微信问{who}立项进度，回复说领导出差，下周上会。', '跟进立项结果', 'to_confirm'),
  talk(
    'phone',
    '{who}说预算批下来了，但要走三家比价，要求补一份正式报价单。',
    '发盖章的正式报价单',
    'clear_need',
  ),
  talk('phone', '问了验收标准和付款方式，{who}希望 3-6-1，质保金一年。', '和财务确认付款条件', 'to_confirm'),
]

/** Who has bought: delivery, use, return visits, further needs. */
export const dealTalks: readonly Talk[] = [
  talk('phone', '月度回访，{who}说设备运行正常，本月停机两次都是换型操作问题。', '安排一次操作培训'),
  talk(
    'visit',
    '到现场回访，和{who}一起看了产量数据，OEE 比上季度高 4 个点。想再上一条线。',
    '给出二期的初步方案',
    'clear_need',
  ),
  talk('phone', '{who}反映减速机有异响，已转技术支持，当天下午到场处理。', '确认处理结果和备件更换'),
  talk('wechat', '提醒{who}年度维保到期，发了续签方案，对方走内部流程。', '跟进维保续签', 'to_confirm'),
  talk(
    'phone',
    '和{who}对了三季度的备件用量，易损件消耗正常，建议建常备库存。',
    '发备件年度框架协议',
    'clear_need',
  ),
  talk(
    'online_meeting',
    '和{who}复盘了交付过程，对调试周期满意，提出希望文档再细一些。',
    '补充操作手册并回访',
  ),
  talk(
    'visit',
    '参加{who}的供应商大会，了解到明年要扩建新厂房，设备需求提前介入。',
    '联系新厂项目负责人',
    'clear_need',
  ),
]

/** The last words of customers that were lost. */
export const lostTalks: readonly Talk[] = [
  talk(
    'phone',
    '{who}明确说已选了别家，主要是价格和交期。礼貌收尾，留了后续联系。',
    '半年后回访',
    'refused',
    { refusal: 'competitor' },
  ),
  talk('phone', '{who}离职，新负责人暂时没有改造计划。', '认识新负责人', 'refused', { refusal: 'no_need' }),
  talk('visit', '拜访{who}，公司今年缩减投资，项目取消。', '明年预算季再联系', 'refused', {
    refusal: 'no_budget',
  }),
]
