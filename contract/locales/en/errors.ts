import type { errors as zh } from '../zh-CN/errors.ts'

export const errors: Record<keyof typeof zh, string> = {
  'input.invalid': 'Some entries need a change; see each field.',
  'input.malformed': 'The request is malformed: {{reason}}',
  'input.too_large': 'The file is larger than {{limit}}. Split it and upload the parts.',
  'input.unsupported_type': 'This content type isn’t supported. Use {{expected}}.',
  'auth.required': 'Please sign in first.',
  'auth.failed': 'Wrong account or password. Repeated failures lock the account for a while.',
  'auth.locked':
    'Too many failures. Try again in {{minutes}} minutes, or ask an administrator for a new link.',
  'auth.password_weak':
    'Use at least {{minimum}} characters, and not your name, your account or a common password.',
  'auth.password_wrong': 'The current password is wrong.',
  'auth.invitation_invalid': 'This link has ended. Ask an administrator for a new one.',
  'auth.foreign_origin': 'The request came from another site and was refused. Work from Kemai’s own pages.',
  'auth.demo_only_here': 'Demo people can sign in only directly on this machine.',
  'permission.denied': 'Your role doesn’t allow this. Ask an administrator.',
  'record.not_found': 'Not found. It may have been deleted, or you may not see it.',
  'route.not_found': 'There is no such address: {{path}}',
  'record.changed': 'Somebody changed the same fields while you were editing. Compare, then save.',
  'rate.limited': 'Too many requests. Try again in {{seconds}} seconds.',
  'setup.code_wrong': 'Wrong set-up code. It is printed in the terminal where Kemai was started.',
  'setup.done': 'Kemai is set up already. Please sign in.',
  'setup.needed': 'Kemai isn’t set up yet. Open the front page first.',
  'department.name_taken': 'There is a department “{{name}}” on this level already.',
  'department.not_empty':
    'The department still has {{people}} people, {{customers}} customers and {{departments}} departments below. Move them first.',
  'department.circle': 'A department can’t move below itself.',
  'user.name_taken': 'The user name “{{userName}}” is taken.',
  'user.phone_taken': 'Another colleague has this phone number.',
  'user.email_taken': 'Another colleague has this e-mail address.',
  'user.last_administrator': 'This is the last administrator. Appoint another one first.',
  'user.not_invited': 'This colleague is deactivated. Reactivate first.',
  'role.name_taken': 'There is a role “{{name}}” already.',
  'industry.in_use': 'There is an industry “{{name}}” already.',
  'customer.duplicate': 'The same customer exists already; {{owner}} is responsible for it.',
  'customer.owner_inactive': 'The chosen owner is deactivated. Choose another.',
  'import.not_ready': 'The import isn’t at this step yet. Wait a moment or reload.',
  'import.no_name_column': 'Say which column holds the company name.',
  'import.file_unreadable': 'The file can’t be read: {{reason}}',
  'database.unavailable':
    'The database is out of reach and is being recovered. What you typed is kept; try again in a moment.',
  'database.disk_full':
    'The server’s disk is full, nothing can be saved. Ask the administrator to free space; what you typed is kept.',
  'database.timeout': 'The query took too long. Narrow it down and try again.',
  'server.starting': 'Starting, one moment please.',
  internal:
    'Something unexpected happened and was logged. Try again; if it returns, give the administrator the number {{requestId}}.',
}
