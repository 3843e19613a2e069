import { Button, Input, Space } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Something to pass on, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    // Without a secure context (plain http in the office) there is no clipboard; the text is selected instead.
    if (navigator.clipboard) await navigator.clipboard.writeText(value)
    else {
      const field = document.getElementById(id)
      if (field instanceof HTMLInputElement) field.select()
      document.execCommand('copy')
    }
    setIsCopied(true)
  }
  return (
    <div style={{ marginBottom: 12 }}>
      <label htmlFor={id}>{label}</label>
      <Space.Compact block>
        <Input id={id} readOnly value={value} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={() => void copy()}>
          {isCopied ? t('form.copied') : t('form.copy')}
        </Button>
      </Space.Compact>
    </div>
  )
}
