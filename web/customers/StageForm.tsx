import { useTranslation } from 'react-i18next'
import { neededFor, type Stage } from '../../contract/stage.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { StageWords, type StageWordsValues } from './StageWords.tsx'
import type { Step } from './useChangeStage.ts'

type Props = {
  from: Stage
  to: Stage
  draftKey: string
  onSubmit: (step: Step) => Promise<void>
  onClose: () => void
}

/** A step that has to say why. */
export function StageForm({ from, to, draftKey, onSubmit, onClose }: Props) {
  const { t } = useTranslation()
  const title = t('changes.stage.title', { stage: t(`choices.stage.${to}`) })
  const save = async ({ reason, note }: StageWordsValues) => {
    await onSubmit({ stage: to, reason: reason ?? null, note: note?.trim() || null })
    onClose()
  }
  return (
    <FormDrawer<StageWordsValues>
      title={title}
      draftKey={draftKey}
      initial={{ reason: null, note: null }}
      submitText={t('changes.stage.to', { stage: t(`choices.stage.${to}`) })}
      onSubmit={save}
      onClose={onClose}
      width={420}
    >
      <StageWords asksReason={neededFor(from, to).reason} isBack={neededFor(from, to).note} />
    </FormDrawer>
  )
}
