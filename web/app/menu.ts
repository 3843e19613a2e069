import type { Permission } from '../../contract/permissions.ts'

export type MenuEntry = {
  to: '/customers' | '/customers/trash' | '/imports' | '/people' | '/roles' | '/settings'
  text: 'customers' | 'trash' | 'imports' | 'people' | 'roles' | 'organisation'
  needs: Permission
}

/** In the order of the business; what a role can't use isn't shown. */
export const menu: readonly { head: 'customers' | 'settings'; entries: readonly MenuEntry[] }[] = [
  {
    head: 'customers',
    entries: [
      { to: '/customers', text: 'customers', needs: 'customer.view' },
      { to: '/imports', text: 'imports', needs: 'customer.import' },
      { to: '/customers/trash', text: 'trash', needs: 'customer.delete' },
    ],
  },
  {
    head: 'settings',
    entries: [
      { to: '/people', text: 'people', needs: 'people.manage' },
      { to: '/roles', text: 'roles', needs: 'people.manage' },
      { to: '/settings', text: 'organisation', needs: 'settings.manage' },
    ],
  },
]
