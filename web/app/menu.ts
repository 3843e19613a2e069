import type { Permission } from '../../contract/permissions.ts'

export type MenuEntry = {
  to:
    | '/'
    | '/customers'
    | '/customers/trash'
    | '/imports'
    | '/reviews'
    | '/verification'
    | '/check-up'
    | '/duplicates'
    | '/registrations'
    | '/hand-over'
    | '/people'
    | '/roles'
    | '/settings'
    | '/tags'
    | '/custom-fields'
    | '/field-sets'
    | '/access-log'
    | '/privacy'
  text:
    | 'workbench'
    | 'customers'
    | 'trash'
    | 'imports'
    | 'reviews'
    | 'verification'
    | 'checkUp'
    | 'duplicates'
    | 'registrations'
    | 'handOver'
    | 'people'
    | 'roles'
    | 'organisation'
    | 'tags'
    | 'customFields'
    | 'fieldSets'
    | 'accessLog'
    | 'privacy'
  needs: Permission
}

/** In the order of the business; what a role can't use isn't shown. */
export const menu: readonly { head: 'customers' | 'settings'; entries: readonly MenuEntry[] }[] = [
  {
    head: 'customers',
    entries: [
      { to: '/', text: 'workbench', needs: 'customer.view' },
      { to: '/customers', text: 'customers', needs: 'customer.view' },
      { to: '/imports', text: 'imports', needs: 'customer.import' },
      { to: '/reviews', text: 'reviews', needs: 'customer.approve' },
      { to: '/verification', text: 'verification', needs: 'customer.view' },
      { to: '/check-up', text: 'checkUp', needs: 'customer.view' },
      { to: '/duplicates', text: 'duplicates', needs: 'customer.edit' },
      { to: '/registrations', text: 'registrations', needs: 'customer.view' },
      { to: '/hand-over', text: 'handOver', needs: 'customer.assign' },
      { to: '/customers/trash', text: 'trash', needs: 'customer.delete' },
    ],
  },
  {
    head: 'settings',
    entries: [
      { to: '/people', text: 'people', needs: 'people.manage' },
      { to: '/roles', text: 'roles', needs: 'people.manage' },
      { to: '/settings', text: 'organisation', needs: 'settings.manage' },
      { to: '/tags', text: 'tags', needs: 'settings.manage' },
      { to: '/custom-fields', text: 'customFields', needs: 'settings.manage' },
      { to: '/field-sets', text: 'fieldSets', needs: 'settings.manage' },
      { to: '/access-log', text: 'accessLog', needs: 'log.view' },
      { to: '/privacy', text: 'privacy', needs: 'privacy.manage' },
    ],
  },
]
