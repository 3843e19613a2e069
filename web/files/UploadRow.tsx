import { CloseOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './Files.module.css'
import type { Upload } from './useUploads.ts'

type Props = { upload: Upload; onRetry: (() => void) | undefined; onDismiss: () => void }

/** How far a file has come, or why it didn't. */
export function UploadRow({ upload: { file, percent, problem }, onRetry, onDismiss }: Props) {
  const { t } = useTranslation()
  const { name } = file
  if (problem === null) {
    const words = t('files.uploading', { name })
    return (
      <li className={styles.row}>
        <div>
          <span className={styles.name}>{words}</span>
          <Progress percent={percent} size="small" aria-label={words} />
        </div>
      </li>
    )
  }
  return (
    <li className={styles.row}>
      <div>
        <p role="alert" className={styles.problem}>
          {t('files.failed', { name, reason: problem })}
        </p>
      </div>
      <span className={styles.tools}>
        {onRetry && (
          <Button
            type="text"
            size="small"
            icon={<ReloadOutlined aria-hidden />}
            aria-label={`${t('files.retry')} ${name}`}
            onClick={onRetry}
          />
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('files.dismiss', { name })}
          onClick={onDismiss}
        />
      </span>
    </li>
  )
}
