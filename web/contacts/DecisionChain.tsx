import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import type { Customer } from '../../contract/customers.ts'
import { isShown } from '../ui/GuardedItem.tsx'
import { reachedByTab } from '../ui/reachedByTab.ts'
import { Section } from '../ui/Section.tsx'
import { contactsOptions } from './api.ts'
import { type ChainNode, chainTree, isChain } from './chainTree.ts'
import styles from './DecisionChain.module.css'

const ContactForm = lazy(async () => ({ default: (await import('./ContactForm.tsx')).ContactForm }))

/**
 * 决策链: who reports to whom, drawn; a list in lists to those who hear it. Influence is the weight of the frame, attitude
 * a sign and a word, so that both hold without colours. Who isn't shown the relations sees no chain at all.
 */
export function DecisionChain({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const contacts = useQuery(contactsOptions(customer.id))
  const [edited, setEdited] = useState<Contact | null>(null)
  const rows = contacts.data?.rows ?? []
  const levels = rows[0]?.fields ?? {}
  if (!isShown(levels.reportsToId) || rows.length < 2) return null
  const trees = chainTree(rows)
  const isDrawn = isChain(trees)
  const mayFill = rows.some(({ can }) => can.edit)
  if (!isDrawn && !mayFill) return null
  const lacksFeatures = rows.every(({ influence, attitude }) => !influence && !attitude)
  const showsFeatures = isShown(levels.influence) && isShown(levels.attitude)
  return (
    <Section title={t('chain.title')} note={isDrawn && t('chain.note')}>
      {!isDrawn && <p className={styles.soft}>{t('chain.empty')}</p>}
      {isDrawn && (
        <section className={styles.box} aria-label={t('chain.title')} {...reachedByTab}>
          <Level nodes={trees.filter(({ below }) => below.length > 0)} onOpen={setEdited} />
        </section>
      )}
      {isDrawn && lacksFeatures && showsFeatures && mayFill && (
        <p className={styles.soft}>{t('chain.fill')}</p>
      )}
      {edited && (
        <Suspense>
          <ContactForm
            customerId={customer.id}
            contact={edited}
            colleagues={rows}
            onClose={() => setEdited(null)}
          />
        </Suspense>
      )}
    </Section>
  )
}

type LevelProps = { nodes: readonly ChainNode<Contact>[]; onOpen: (contact: Contact) => void }

function Level({ nodes, onOpen }: LevelProps) {
  return (
    <ul className={styles.level}>
      {nodes.map(({ contact, below }) => (
        <li key={contact.id}>
          <PersonBox contact={contact} onOpen={onOpen} />
          {below.length > 0 && <Level nodes={below} onOpen={onOpen} />}
        </li>
      ))}
    </ul>
  )
}

const signs = { supports: '＋', neutral: '○', opposes: '－' } as const

function PersonBox({ contact, onOpen }: { contact: Contact; onOpen: (contact: Contact) => void }) {
  const { t } = useTranslation()
  const { name, jobTitle, relation, influence, attitude, leftOn, can } = contact
  const soft = [
    jobTitle,
    relation && t(`choices.relation.${relation}`),
    influence && t('chain.influence', { level: t(`choices.influence.${influence}`) }),
    leftOn && t('chain.left'),
  ].filter(Boolean)
  const content = (
    <>
      <strong>{name}</strong>
      {attitude && (
        <span className={styles.attitude} data-attitude={attitude}>
          <span aria-hidden>{signs[attitude]}</span> {t(`choices.attitude.${attitude}`)}
        </span>
      )}
      {soft.length > 0 && <span className={styles.soft}>{soft.join(' · ')}</span>}
    </>
  )
  const looks = {
    className: styles.person,
    'data-influence': influence ?? undefined,
    'data-left': leftOn ? true : undefined,
  }
  if (!can.edit) return <div {...looks}>{content}</div>
  return (
    <button type="button" title={t('chain.open', { name })} onClick={() => onOpen(contact)} {...looks}>
      {content}
    </button>
  )
}
