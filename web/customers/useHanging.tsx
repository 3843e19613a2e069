import { useTranslation } from 'react-i18next'
import type { Collaborator, customerAsOf, NextStepWas } from '../../contract/as-of.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { Fact } from '../ui/Facts.tsx'
import { useShown } from '../ui/useShown.ts'
import { ThenAndNow } from './FieldThen.tsx'

type Record = ResultOf<typeof customerAsOf>
type Tags = Record['tags']

/** What hung on the customer on that day, in words: tags, collaborators, the next step, why the stage. */
export function useHanging({ tags, collaborators, nextStep, stageStep }: Record) {
  const { t } = useTranslation()
  const shown = useShown()
  const join = (names: readonly string[]) => names.join(t('contacts.separator'))
  const sayShare = ({ user, access, until }: Collaborator) => {
    const words = {
      name: user.name,
      access: t(access === 'write' ? 'followups.timeline.writeAccess' : 'followups.timeline.read'),
    }
    return until === null
      ? t('changes.asOf.collaborator', words)
      : t('changes.asOf.collaboratorUntil', { ...words, day: shown.day(until) })
  }
  const sayStep = (step: NextStepWas | null) =>
    step &&
    [
      `${shown.day(step.on)}${step.time ? ` ${step.time}` : ''}`,
      step.goal ?? t('followups.noGoal'),
      step.method && t(`choices.method.${step.method}`),
      step.owner.name,
    ]
      .filter(Boolean)
      .join(' · ')

  /** Nothing then and nothing now has no row. */
  const fact = (key: string, label: string, none: string, was: string, now: string, differs: boolean) =>
    was || now
      ? [
          {
            key,
            label,
            value: (
              <ThenAndNow then={was || none} now={now || none} hasValue={now !== ''} differs={differs} />
            ),
          },
        ]
      : []
  const tagFacts = ({ was, now, differs }: Tags): Fact[] =>
    fact('tags', t('changes.asOf.tags'), t('changes.asOf.noTags'), join(was), join(now), differs)
  const shares = [collaborators.was, collaborators.now].map((side) => join(side.map(sayShare)))
  const steps = [sayStep(nextStep.was), sayStep(nextStep.now)]
  const stage = stageStep && [
    t('changes.asOf.stageFrom', { from: t(`choices.stage.${stageStep.from}`) }),
    stageStep.reason && t(`changes.stage.lossReasons.${stageStep.reason}`),
    stageStep.note,
    stageStep.actor && t('changes.asOf.by', { name: stageStep.actor.name }),
    shown.day(stageStep.at),
  ]
  const facts: Fact[] = [
    ...(stage
      ? [
          {
            key: 'stageStep',
            label: t('changes.asOf.stageStep'),
            value: stage.filter(Boolean).join(' · '),
          },
        ]
      : []),
    ...tagFacts(tags),
    ...fact(
      'collaborators',
      t('changes.asOf.collaborators'),
      t('changes.asOf.noCollaborators'),
      shares[0] ?? '',
      shares[1] ?? '',
      collaborators.differs,
    ),
    ...fact(
      'nextStep',
      t('changes.asOf.nextStep'),
      t('changes.asOf.noNextStep'),
      steps[0] ?? '',
      steps[1] ?? '',
      nextStep.differs,
    ),
  ]
  return { facts, tagFacts, told: [tags, collaborators, nextStep] }
}
