/**
 * Who works on a colleague's customer, and how long: 张伟 looks after the 恒瑞达 group as a whole and sees its companies in
 * the south and the north; at 天津 he speaks for 马超 too. 区文婷 stands in at 合肥 for two weeks yet.
 * 曾雨 helped with the training room in 武汉; that is over.
 */
export type ToldShare = {
  customer: string
  with: string
  access: 'read' | 'write'
  /** Days from today until which it is given; null without an end. */
  until: number | null
  /** Days since it was given. */
  since: number
}

export const demoShares: readonly ToldShare[] = [
  { customer: '佛山恒瑞达金属制品有限公司', with: 'zhangwei', access: 'read', until: null, since: 90 },
  { customer: '天津恒瑞达车桥有限公司', with: 'zhangwei', access: 'write', until: null, since: 60 },
  { customer: '朗拓储能技术（合肥）有限公司', with: 'ouwenting', access: 'write', until: 14, since: 7 },
  { customer: '武汉黄陂职业技术学院', with: 'zengyu', access: 'read', until: -7, since: 45 },
]
