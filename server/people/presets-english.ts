/** Name and description of each preset role, for an organisation that is founded in English. */
export const englishRoles: Readonly<Record<string, { name: string; description: string }>> = {
  sales: { name: 'Sales', description: 'Enters and follows up own customers' },
  sales_supervisor: {
    name: 'Sales supervisor',
    description: 'Leads the sales of a department and assigns customers',
  },
  department_head: {
    name: 'Department head',
    description: 'Answers for the customers of a department and those below',
  },
  marketing: { name: 'Marketing', description: 'Enters customers from events and campaigns' },
  operations: { name: 'Operations', description: 'Keeps the records of all customers in order' },
  customer_service: {
    name: 'Customer service',
    description: 'Serves all customers and keeps their contacts',
  },
  technical_support: {
    name: 'Technical support',
    description: 'Reads customers and needs, supports proposals',
  },
  delivery: { name: 'Delivery', description: 'Delivers and supplies by contract, reads customers' },
  finance: { name: 'Finance', description: 'Checks contracts and payments, reads customers' },
  management: { name: 'Management', description: 'Reads all customers and figures' },
  auditor: { name: 'Auditor', description: 'Reads logs, not customers' },
  administrator: {
    name: 'Administrator',
    description: 'Manages people, roles and rules, works on all customers',
  },
}
