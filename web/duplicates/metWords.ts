import type { TFunction } from 'i18next'
import type { MetDuplicate } from '../../contract/duplicates.ts'

/** `已有同名的客户，由陈静负责。` */
export function metWords(t: TFunction, { matched, owner }: MetDuplicate): string {
  const kinds = matched.map((kind) => t(`duplicates.kind.${kind}`)).join(t('duplicates.and'))
  const whose = owner
    ? t('customers.duplicate.ownedBy', { owner: owner.name })
    : t('customers.duplicate.unowned')
  return [
    t('customers.duplicate.found', { kinds }),
    t('customers.duplicate.joint'),
    whose,
    t('customers.duplicate.stop'),
  ].join('')
}
