import { Modal } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ShortcutName,
  type ShortcutPlace,
  shortcutNames,
  shortcutOf,
  shortcutPlaces,
  shownStroke,
} from '../ui/shortcuts.ts'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import styles from './KeysHelp.module.css'
import { useMe } from './session.ts'

/** All keys, by where they work. Mounted while it is open. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  useFocusReturn()
  return (
    <Modal
      open
      title={t('keys.title')}
      width={760}
      footer={null}
      closable={{ 'aria-label': t('form.close') }}
      onCancel={onClose}
    >
      <div className={styles.places}>
        {shortcutPlaces.map((place) => (
          <PlaceKeys key={place} place={place} />
        ))}
      </div>
      <p className={styles.note}>{t('keys.note')}</p>
    </Modal>
  )
}

function PlaceKeys({ place }: { place: ShortcutPlace }) {
  const { t } = useTranslation()
  const { can } = useMe()
  const names = shortcutNames.filter((name) => {
    const { places, needs } = shortcutOf(name)
    return places.includes(place) && (needs?.some((permission) => can[permission]) ?? true)
  })
  if (names.length === 0) return null
  return (
    <section>
      <h3>{t(`keys.place.${place}`)}</h3>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`keys.act.${name}`)}</dt>
            <dd>
              <Strokes name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Strokes({ name }: { name: ShortcutName }) {
  const { t } = useTranslation()
  return shortcutOf(name).strokes.map((said, index) => (
    <Fragment key={said}>
      {index > 0 && <span>{t('keys.or')}</span>}
      {said.split(' ').map((stroke, step) => (
        <Fragment key={stroke}>
          {step > 0 && <span>{t('keys.after')}</span>}
          {shownStroke(stroke).map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </Fragment>
      ))}
    </Fragment>
  ))
}
