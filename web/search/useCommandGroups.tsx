import { useTranslation } from 'react-i18next'
import { actionWords, pageWords } from '../../contract/locales/commandWords.ts'
import { languageOf } from '../app/i18n.ts'
import { menu } from '../app/menu.ts'
import { useMe } from '../app/session.ts'
import { useOfferedActions } from '../ui/usePageAction.ts'
import type { Group } from './Combobox.tsx'
import { matchCommands } from './matchCommands.ts'
import { CommandRow } from './SearchRows.tsx'
import { useOpening } from './useOpening.ts'

/** Of those that a text finds. */
const most = 6

/** What can be done on the page below, and the pages that the person may open. */
export function useCommandGroups(text: string, onClose: () => void): Group[] {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const open = useOpening(onClose)
  const offered = useOfferedActions()
  const name = languageOf(i18n.language) === 'en' ? 2 : 0
  const actions = Object.entries(actionWords).flatMap(([key, words]) => {
    const action = offered.find((action) => action.key === key)
    return action ? [{ ...action, words }] : []
  })
  const pages = [
    ...menu.flatMap(({ entries }) => entries).filter(({ needs }) => me.can[needs]),
    { to: '/me', text: 'me' } as const,
  ].map((page) => ({ ...page, words: pageWords[page.text] }))
  const limited = <Command,>(commands: Command[]) => (text.trim() === '' ? commands : commands.slice(0, most))
  return [
    {
      key: 'actions',
      title: t('search.sections.actions'),
      options: limited(matchCommands(actions, text)).map(({ key, words, shortcut, run }) => ({
        key: `action ${key}`,
        content: <CommandRow name={words[name]} shortcut={shortcut} />,
        run: () => {
          onClose()
          // When the focus is back where it was, so that a form returns it there.
          window.setTimeout(run)
        },
      })),
    },
    {
      key: 'pages',
      title: t('search.sections.pages'),
      options: limited(matchCommands(pages, text)).map(({ to, words }) => ({
        key: `page ${to}`,
        content: <CommandRow name={words[name]} />,
        run: (newTab) => open.page({ to }, newTab),
      })),
    },
  ]
}
