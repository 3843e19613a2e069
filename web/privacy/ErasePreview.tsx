import { Link } from '@tanstack/react-router'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { erasePerson, type Mention, type previewErasure } from '../../contract/privacy.ts'
import { call } from '../app/call.ts'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './Privacy.module.css'

type Props = { id: number; preview: ResultOf<typeof previewErasure>; onErased: () => void }

/** What goes, what stays and why; each mention goes unless it is unticked, and so do files of a customer who is a person. */
export function ErasePreview({ id, preview, onErased }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const confirm = useConfirm()
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [files, setFiles] = useState<ReadonlySet<number>>(
    () => new Set(preview.files.filter(({ goes }) => goes).map((file) => file.id)),
  )
  const { name, goes, stays, mentions } = preview
  const erase = () =>
    confirm({
      title: t('privacy.eraseTitle', { name }),
      text: t('privacy.eraseText'),
      action: t('privacy.erase'),
      isDanger: true,
      run: async () => {
        const { replaced } = await call(erasePerson, {
          params: { id },
          body: { keep: [...kept], fileIds: [...files] },
        })
        message.success(t('privacy.erased', { replaced }))
        onErased()
      },
    })
  return (
    <>
      <div className={styles.columns}>
        <Section title={t('privacy.goesTitle')}>
          <ul className={styles.list}>
            {goes.map(({ what, count }) => (
              <li key={what}>
                {t(`privacy.goes.${what}` as 'privacy.goes.contact')} <span>{count}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('privacy.staysTitle')}>
          <ul className={styles.list}>
            {stays.map(({ what, count, why }) => (
              <li key={what}>
                {t(`privacy.stays.${what}` as 'privacy.stays.plans')} <span>{count}</span>
                <small>{t(`privacy.why.${why}` as 'privacy.why.figures')}</small>
              </li>
            ))}
            <li>{t('privacy.contractsStay')}</li>
          </ul>
        </Section>
      </div>
      <Mentions mentions={mentions} kept={kept} onKeep={setKept} />
      <Files files={preview.files} chosen={files} onChoose={setFiles} />
      <Others others={preview.others} />
      <Button type="primary" danger onClick={erase}>
        {t('privacy.erase')}
      </Button>
    </>
  )
}

const toggled = <Item,>(set: ReadonlySet<Item>, item: Item, isOn: boolean): ReadonlySet<Item> =>
  new Set(isOn ? [...set, item] : [...set].filter((one) => one !== item))

type MentionsProps = {
  mentions: readonly Mention[]
  kept: ReadonlySet<string>
  onKeep: (kept: ReadonlySet<string>) => void
}

function Mentions({ mentions, kept, onKeep }: MentionsProps) {
  const { t } = useTranslation()
  return (
    <Section
      title={t('privacy.mentionsTitle', { count: mentions.length })}
      note={mentions.length === 0 ? t('privacy.noMentions') : t('privacy.mentionsHint')}
    >
      <ul className={styles.list}>
        {mentions.map(({ at, where, text }) => (
          <li key={at}>
            <Checkbox
              checked={!kept.has(at)}
              onChange={({ target }) => onKeep(toggled(kept, at, !target.checked))}
            >
              <span className={styles.where}>{t(`privacy.where.${where}`)}</span>{' '}
              {text.map((part, index) =>
                part.goes ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and don't move
                  <mark key={index}>{part.text}</mark>
                ) : (
                  part.text
                ),
              )}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type FilesProps = {
  files: Props['preview']['files']
  chosen: ReadonlySet<number>
  onChoose: (chosen: ReadonlySet<number>) => void
}

function Files({ files, chosen, onChoose }: FilesProps) {
  const { t } = useTranslation()
  const shown = useShown()
  if (files.length === 0) return null
  return (
    <Section
      title={t('privacy.filesTitle')}
      note={t(files.some(({ goes }) => goes) ? 'privacy.filesOfPersonHint' : 'privacy.filesHint')}
    >
      <ul className={styles.list}>
        {files.map(({ id, name, createdAt }) => (
          <li key={id}>
            <Checkbox
              checked={chosen.has(id)}
              onChange={({ target }) => onChoose(toggled(chosen, id, target.checked))}
            >
              {name} <small>{shown.day(createdAt)}</small>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Others({ others }: Pick<Props['preview'], 'others'>) {
  const { t } = useTranslation()
  if (others.length === 0) return null
  return (
    <Section title={t('privacy.othersTitle')} note={t('privacy.othersHint')}>
      <ul className={styles.list}>
        {others.map(({ contactId, customerId, name, customerName }) => (
          <li key={contactId}>
            {name}{' '}
            <Link to="/customers/$id" params={{ id: String(customerId) }}>
              {customerName}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
