import { InboxOutlined } from '@ant-design/icons'
import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DropZone.module.css'

/** A place to drop a file, and the same as a field for those who choose it. */
export function DropZone({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !isBusy) onFile(file)
  }
  return (
    <label
      htmlFor={id}
      className={styles.zone}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined aria-hidden className={styles.icon} />
      <strong>{t('imports.drop')}</strong>
      <span className={styles.note}>{t('imports.dropNote')}</span>
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv,.txt"
        disabled={isBusy}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) onFile(file)
          // The same file, corrected, may be chosen again.
          target.value = ''
        }}
      />
    </label>
  )
}
