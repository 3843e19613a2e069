import { QRCode } from 'antd'

/** Fetched when one is shown. Black on white in the dark too: some cameras read nothing else. */
export function QrCode({ value, label }: { value: string; label: string }) {
  return (
    <QRCode
      type="svg"
      value={value}
      size={208}
      errorLevel="L"
      color="#000"
      bgColor="#fff"
      aria-label={label}
    />
  )
}
