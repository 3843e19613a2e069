import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import { ContactCustom } from '../custom-fields/ContactCustom.tsx'
import { ConsentLine } from '../privacy/ConsentLine.tsx'
import { IntakeButton } from '../privacy/IntakeButton.tsx'
import { ContactTags } from '../tags/ContactTags.tsx'
import { useShown } from '../ui/useShown.ts'
import { MarkTag } from '../verification/MarkTag.tsx'
import styles from './ContactCard.module.css'
import { Reach } from './Reach.tsx'
import { useDeleteContact } from './useDeleteContact.ts'
import { useRevealed } from './useRevealed.ts'

type Props = { contact: Contact; superior: string | undefined; customerId: number; onEdit: () => void }

/** One person: who, in which role, how to reach them. Only what is known. */
export function ContactCard({ contact: kept, superior, customerId, onEdit }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const remove = useDeleteContact(customerId)
  const { contact, onReveal } = useRevealed(kept)
  const { name, jobTitle, relation, leftOn, influence, attitude, preferredChannels, goodHours, can } = contact
  const channels = preferredChannels.map((channel) => t(`choices.channel.${channel}`))
  const marked = (field: 'name' | 'jobTitle' | 'relation') => (
    <MarkTag
      customerId={customerId}
      field={`contact.${field}`}
      contactId={contact.id}
      label={t('verification.event.of', { name, field: t(`fields.contact.${field}`) })}
    />
  )
  const lines = [
    superior && t('contacts.reportsTo', { name: superior }),
    influence && `${t('fields.contact.influence')} ${t(`choices.influence.${influence}`)}`,
    attitude && `${t('fields.contact.attitude')} ${t(`choices.attitude.${attitude}`)}`,
    channels.length > 0 && t('contacts.prefers', { channels: channels.join(t('contacts.separator')) }),
    goodHours && t('contacts.goodHours', { hours: goodHours }),
  ].filter((line) => typeof line === 'string')

  return (
    <li className={styles.card} data-left={leftOn ? true : undefined}>
      <div className={styles.head}>
        <div>
          <strong>{name}</strong> {marked('name')} <span>{jobTitle}</span> {jobTitle && marked('jobTitle')}{' '}
          {contact.isPrimary && (
            <span className={styles.tag} data-primary>
              {t('contacts.primary')}
            </span>
          )}
          {relation && <span className={styles.tag}>{t(`choices.relation.${relation}`)}</span>}{' '}
          {relation && marked('relation')}
          {leftOn && <span className={styles.tag}>{t('contacts.left', { date: shown.day(leftOn) })}</span>}
        </div>
        <div className={styles.actions}>
          <IntakeButton of={{ contactId: contact.id }} name={name} />
          {can.edit && (
            <Button
              type="text"
              size="small"
              icon={<EditOutlined aria-hidden />}
              aria-label={t('contacts.editOf', { name })}
              onClick={onEdit}
            />
          )}
          {can.delete && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('contacts.deleteOf', { name })}
              onClick={() => void remove(contact)}
            />
          )}
        </div>
      </div>
      <ConsentLine contact={contact} customerId={customerId} />
      <Reach customerId={customerId} contact={contact} onReveal={onReveal} />
      {lines.length > 0 && <p className={styles.soft}>{lines.join(' · ')}</p>}
      <ContactTags customerId={customerId} contact={kept} />
      <ContactCustom contact={contact} />
      {contact.remark && <p className={styles.remark}>{contact.remark}</p>}
    </li>
  )
}
