import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'

type Props = {
  /** What the buttons do, by the name of what they move. */
  up: string
  down: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
}

/** Up and down in a list, by mouse, touch and keyboard alike. */
export function MoveButtons({ up, down, isFirst, isLast, onMove }: Props) {
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={up}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={down}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
    </>
  )
}
