import { App } from 'antd'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { returnFocus } from '../ui/useFocusReturn.ts'

/** Asks before somebody is called or mailed who asked not to be; the link then does what it would have done. */
export function useStillReach(): (name: string, isBarred: boolean, reach: () => void) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  return (name, isBarred, reach) => {
    if (!isBarred) return reach()
    const before = document.activeElement
    modal.confirm({
      title: t('contacts.barredTitle', { name }),
      content: t('contacts.barredText'),
      okText: t('contacts.reachAnyway'),
      okButtonProps: { danger: true },
      cancelText: t('form.cancel'),
      afterClose: () => returnFocus(before),
      onOk: reach,
    })
  }
}

/** For a link: the address is opened only after the question. */
export function useBarredLink(name: string, isBarred: boolean) {
  const stillReach = useStillReach()
  if (!isBarred) return {}
  return {
    onClick: (event: MouseEvent<HTMLAnchorElement>) => {
      event.preventDefault()
      const { href } = event.currentTarget
      stillReach(name, true, () => open(href))
    },
  }
}

/** As a press on a link does: the phone or the mail program takes over, the page stays. */
export function open(href: string): void {
  const link = document.createElement('a')
  link.href = href
  link.click()
}
