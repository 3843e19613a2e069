import { CameraOutlined, UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { acceptedEndings } from '../../contract/file-types.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { filesOptions } from './api.ts'
import { FileRow } from './FileRow.tsx'
import styles from './Files.module.css'
import { shownSize } from './shownSize.ts'
import { UploadRow } from './UploadRow.tsx'
import { useUploads } from './useUploads.ts'

/** Contracts, licences, pictures: chosen, dropped, or taken with the phone's camera. */
export function Files({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const files = useQuery(filesOptions(customer.id))
  const limit = files.data?.limit ?? Number.POSITIVE_INFINITY
  const { uploads, add, retry, forget } = useUploads(customer.id, limit)
  const [isOver, setOver] = useState(false)
  const isPhone = useIsPhone()
  const rows = files.data?.rows ?? []
  const may = files.data?.can.create === true && !customer.deletedAt
  const hasFiles = (event: DragEvent) => may && event.dataTransfer.types.includes('Files')
  const drop = (event: DragEvent) => {
    setOver(false)
    if (!hasFiles(event)) return
    event.preventDefault()
    add([...event.dataTransfer.files])
  }
  return (
    <Section
      title={t('files.title')}
      note={may && t('files.note', { limit: shownSize(limit) })}
      actions={may && <Choose onFiles={add} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button does the same */}
      <div
        className={styles.box}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          if (!hasFiles(event)) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {files.isPending && <RowsSkeleton />}
        {files.isError && <ErrorState error={files.error} reset={() => void files.refetch()} />}
        {files.isSuccess && rows.length === 0 && uploads.length === 0 && (
          <p className={styles.soft}>{t(may && !isPhone ? 'files.drop' : 'files.empty')}</p>
        )}
        <ul aria-label={t('files.title')}>
          {uploads.map((one) => (
            <UploadRow
              key={one.key}
              upload={one}
              onRetry={one.file.size > limit ? undefined : () => retry(one)}
              onDismiss={() => forget(one.key)}
            />
          ))}
          {rows.map((file) => (
            <FileRow key={file.id} customerId={customer.id} file={file} />
          ))}
        </ul>
      </div>
    </Section>
  )
}

function Choose({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const any = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = ({ target }: { target: HTMLInputElement }) => {
    onFiles([...(target.files ?? [])])
    // The same file, corrected, may be chosen again.
    target.value = ''
  }
  return (
    <div className={styles.actions}>
      <input
        ref={any}
        type="file"
        multiple
        accept={acceptedEndings}
        aria-label={t('files.add')}
        className={styles.input}
        onChange={take}
      />
      <Button size="small" icon={<UploadOutlined aria-hidden />} onClick={() => any.current?.click()}>
        {t('files.add')}
      </Button>
      {isPhone && (
        <>
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={t('files.camera')}
            className={styles.input}
            onChange={take}
          />
          <Button size="small" icon={<CameraOutlined aria-hidden />} onClick={() => camera.current?.click()}>
            {t('files.camera')}
          </Button>
        </>
      )}
    </div>
  )
}
