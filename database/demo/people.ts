// 海岳精工设备有限公司 builds automation equipment (assembly lines, handling, inspection), sells spare parts, and keeps
// what it sold running. Its sales are split by area:
//
//   华东销售部  李娜 leads 张伟 (上海), 王芳 (江苏), 刘洋 (浙江) and the newcomer 单晓东.
//   华南销售部  陈志强 leads 黄嘉欣 (深圳, 东莞), 梁俊杰 (佛山, 广州) and 区文婷 (福建, 湖南).
//   北方销售部  孙丽 leads 马超 (京津冀), 曾雨 (山东, 东北) and 仇海 (中西部). 高鹏 left; 马超 took his customers over.
//   销售中心    赵立群 stands above the three and sees all their customers.
//
// 周明远 runs the company and reads everything, 沈静 keeps the data clean, 陈卫国 administers, 韩雪 audits. 林晓彤 and
// 解思远 bring customers from fairs and campaigns; 何敏's people serve whoever bought; 郑凯 and 冯伟 deliver; 许文静
// watches the money. Nobody has a password: in the demo one signs in by a click.

export const companyName = '海岳精工设备有限公司'

export type DemoDepartment = { name: string; parent: string | null }

/** Below the department at the top; a parent comes before what stands under it. */
export const departments: readonly DemoDepartment[] = [
  { name: '销售中心', parent: null },
  { name: '华东销售部', parent: '销售中心' },
  { name: '华南销售部', parent: '销售中心' },
  { name: '北方销售部', parent: '销售中心' },
  { name: '市场部', parent: null },
  { name: '客服部', parent: null },
  { name: '交付与供应链部', parent: null },
  { name: '财务部', parent: null },
]

export type DemoPerson = {
  userName: string
  name: string
  jobTitle: string
  /** Null is the company itself, above the departments. */
  department: string | null
  /** Keys of the preset roles. */
  roles: readonly string[]
  left?: true
}

const person = (
  userName: string,
  name: string,
  jobTitle: string,
  department: string | null,
  ...roles: string[]
): DemoPerson => ({ userName, name, jobTitle, department, roles })

export const people: readonly DemoPerson[] = [
  person('zhoumingyuan', '周明远', '总经理', null, 'management'),
  person('shenjing', '沈静', '运营主管', null, 'operations'),
  person('chenweiguo', '陈卫国', '信息化主管', null, 'administrator'),
  person('hanxue', '韩雪', '内审专员', null, 'auditor'),
  person('zhaoliqun', '赵立群', '销售总监', '销售中心', 'department_head'),
  person('lina', '李娜', '华东销售主管', '华东销售部', 'sales_supervisor'),
  person('zhangwei', '张伟', '高级销售经理', '华东销售部', 'sales'),
  person('wangfang', '王芳', '销售经理', '华东销售部', 'sales'),
  person('liuyang', '刘洋', '销售经理', '华东销售部', 'sales'),
  person('shanxiaodong', '单晓东', '销售代表', '华东销售部', 'sales'),
  person('chenzhiqiang', '陈志强', '华南销售主管', '华南销售部', 'sales_supervisor'),
  person('huangjiaxin', '黄嘉欣', '高级销售经理', '华南销售部', 'sales'),
  person('liangjunjie', '梁俊杰', '销售经理', '华南销售部', 'sales'),
  person('ouwenting', '区文婷', '销售经理', '华南销售部', 'sales'),
  person('sunli', '孙丽', '北方销售主管', '北方销售部', 'sales_supervisor'),
  person('machao', '马超', '高级销售经理', '北方销售部', 'sales'),
  person('zengyu', '曾雨', '销售经理', '北方销售部', 'sales'),
  person('qiuhai', '仇海', '销售代表', '北方销售部', 'sales'),
  { ...person('gaopeng', '高鹏', '销售经理', '北方销售部', 'sales'), left: true },
  person('linxiaotong', '林晓彤', '市场经理', '市场部', 'marketing', 'department_head'),
  person('xiesiyuan', '解思远', '市场专员', '市场部', 'marketing'),
  person('hemin', '何敏', '客服主管', '客服部', 'customer_service', 'department_head'),
  person('luojing', '罗晶', '客服专员', '客服部', 'customer_service'),
  person('wulei', '吴磊', '技术支持工程师', '客服部', 'technical_support'),
  person('zhengkai', '郑凯', '交付经理', '交付与供应链部', 'delivery', 'department_head'),
  person('fengwei', '冯伟', '供应链专员', '交付与供应链部', 'delivery'),
  person('xuwenjing', '许文静', '财务经理', '财务部', 'finance', 'department_head'),
]
