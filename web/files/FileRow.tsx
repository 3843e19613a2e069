import {
  DeleteOutlined,
  DownloadOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile, type File, previewFile } from '../../contract/files.ts'
import { fileUrl } from '../app/call.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './Files.module.css'
import { shownSize } from './shownSize.ts'
import { useDeleteFile } from './useDeleteFile.ts'

const Picture = lazy(async () => ({ default: (await import('./Picture.tsx')).Picture }))

export function FileRow({ customerId, file }: { customerId: number; file: File }) {
  const { t } = useTranslation()
  const shown = useShown()
  const remove = useDeleteFile(customerId)
  const { id, name, size, mediaType, createdAt, createdBy, can } = file
  const at = shown.instant(createdAt)
  const by = createdBy ? t('files.by', { name: createdBy.name, at }) : at
  return (
    <li className={styles.row}>
      <span className={styles.icon}>{iconOf(mediaType)}</span>
      <div>
        <Name file={file} />
        <p className={styles.soft}>
          {shownSize(size)} · {by}
        </p>
      </div>
      <span className={styles.tools}>
        <Button
          type="text"
          size="small"
          href={fileUrl(downloadFile, { params: { id } })}
          icon={<DownloadOutlined aria-hidden />}
          aria-label={t('files.download', { name })}
        />
        {can.delete && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('files.delete', { name })}
            onClick={() => void remove(file)}
          />
        )}
      </span>
    </li>
  )
}

/** Pictures open over the page, a PDF in a page of its own, where the browser's reader has room. */
function Name({ file: { id, name, mediaType, can } }: { file: File }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (!can.preview) return <span className={styles.name}>{name}</span>
  const address = fileUrl(previewFile, { params: { id } })
  const label = t('files.preview', { name })
  if (mediaType === 'application/pdf') {
    return (
      <a className={styles.name} href={address} target="_blank" rel="noopener" aria-label={label}>
        {name}
      </a>
    )
  }
  return (
    <>
      <button type="button" className={styles.name} aria-label={label} onClick={() => setOpen(true)}>
        {name}
      </button>
      {isOpen && (
        <Suspense>
          <Picture name={name} address={address} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function iconOf(mediaType: string) {
  if (mediaType === 'application/pdf') return <FilePdfOutlined aria-hidden />
  return mediaType.startsWith('image/') ? <FileImageOutlined aria-hidden /> : <FileOutlined aria-hidden />
}
