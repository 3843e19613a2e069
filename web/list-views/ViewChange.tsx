import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ListViewState } from './useListView.ts'
import type { ViewActions } from './useViewActions.ts'
import styles from './ViewBar.module.css'

type Props = { state: ListViewState; actions: ViewActions; onDone?: () => void }

/** What can be done where the list isn't as the view holds it. */
export function ViewChange({ state, actions, onDone }: Props) {
  const { t } = useTranslation()
  const { view, isChanged } = state
  const after = (step: () => unknown) => () => {
    onDone?.()
    void step()
  }
  if (view !== null && !isChanged) return null
  return (
    <div className={styles.change}>
      {isChanged && <span className={styles.changed}>{t('listViews.changed')}</span>}
      {view?.saved?.can.edit && (
        <Button size="small" type="link" onClick={after(() => actions.save(view))}>
          {t('form.save')}
        </Button>
      )}
      <Button size="small" type="link" onClick={after(state.saveAs)}>
        {t('listViews.saveAs')}
      </Button>
      {view !== null && (
        <Button size="small" type="link" onClick={after(actions.restore)}>
          {t('listViews.restore')}
        </Button>
      )}
    </div>
  )
}
