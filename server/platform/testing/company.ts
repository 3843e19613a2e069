import type { CustomerDraft } from '../../../contract/customer-fields.ts'
import { customerDraft } from '../../../contract/customer-fields.ts'
import { createCustomer } from '../../customers/actions.ts'
import { actorOf } from '../../session/actions.ts'
import { hashPassword } from '../../session/passwords.ts'
import { viewerOf } from '../../session/queries.ts'
import { found, giveRole } from '../../setup/actions.ts'
import { type Database, type sql, transaction } from '../database.ts'

export const password = 'lv-se-mu-ma-2026'

/** Who works in which department, in which preset role: every preset role is somebody's. */
export const staff = {
  赵总: { userName: 'zhao', department: '销售中心', role: 'department_head' },
  李娜: { userName: 'lina', department: '华东区', role: 'sales_supervisor' },
  王磊: { userName: 'wanglei', department: '华东区', role: 'sales' },
  孙丽: { userName: 'sunli', department: '华东区', role: 'sales' },
  陈静: { userName: 'chenjing', department: '华南区', role: 'sales' },
  周敏: { userName: 'zhoumin', department: '综合部', role: 'marketing' },
  吴婷: { userName: 'wuting', department: '综合部', role: 'operations' },
  郑洁: { userName: 'zhengjie', department: '综合部', role: 'customer_service' },
  高远: { userName: 'gaoyuan', department: '综合部', role: 'technical_support' },
  邓辉: { userName: 'denghui', department: '综合部', role: 'delivery' },
  冯涛: { userName: 'fengtao', department: '综合部', role: 'finance' },
  钱总: { userName: 'qian', department: '综合部', role: 'management' },
  沈计: { userName: 'shenji', department: '综合部', role: 'auditor' },
  管理员: { userName: 'admin', department: '综合部', role: 'administrator' },
  何军: { userName: 'hejun', department: '华东区', role: 'sales' },
} as const
export type PersonName = keyof typeof staff

/** Each department and the one above it. */
export const departments = {
  销售中心: '华信商贸',
  华东区: '销售中心',
  华南区: '销售中心',
  综合部: '华信商贸',
}
export type DepartmentName = keyof typeof departments

export type Company = {
  people: Record<PersonName, number>
  departments: Record<DepartmentName | '华信商贸', number>
  /** A customer that this person enters, by the same action as in the product. @returns its id */
  customerOf(owner: PersonName, draft?: Partial<CustomerDraft>): Promise<number>
}

/** A small company: a head, two sales areas, an office; 何军 has left. */
export async function foundTestCompany(database: Database): Promise<Company> {
  const hash = await hashPassword(password)
  const made = await transaction(database.db, { userId: null, source: 'system' }, async (trx) => {
    const top = await found(trx, { name: '华信商贸', isDemo: false })
    const ids: Record<string, number> = { 华信商贸: top }
    for (const [name, above] of Object.entries(departments)) {
      const { id } = await trx
        .insertInto('department')
        .values({ name, parent_id: ids[above] ?? top })
        .returning('id')
        .executeTakeFirstOrThrow()
      ids[name] = id
    }
    const people: Record<string, number> = {}
    for (const [name, { userName, department, role }] of Object.entries(staff)) {
      const { id } = await trx
        .insertInto('user_account')
        .values({
          name,
          user_name: userName,
          department_id: ids[department] ?? top,
          password_hash: hash,
          status: name === '何军' ? 'deactivated' : 'active',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await giveRole(trx, id, role)
      people[name] = id
    }
    return { people, departments: ids } as Omit<Company, 'customerOf'>
  })
  let count = 0
  const customerOf = async (owner: PersonName, draft: Partial<CustomerDraft> = {}) => {
    const viewer = await viewerOf(database, made.people[owner])
    if (!viewer) throw new Error(`${owner} is not active`)
    count += 1
    const whole = customerDraft.parse({ name: `测试客户${count}有限公司`, ...draft })
    const { id } = await transaction(database.db, actorOf(viewer), (trx) =>
      createCustomer(trx, viewer, whole),
    )
    return id
  }
  return { ...made, customerOf }
}

/** The one row of a statement, for what no endpoint tells. */
export async function oneRow<Row>({ db }: Database, statement: ReturnType<typeof sql<Row>>): Promise<Row> {
  const { rows } = await statement.execute(db)
  if (rows[0] === undefined) throw new Error('no row')
  return rows[0]
}
