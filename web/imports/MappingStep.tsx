import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf, importTargets, type MappingTarget } from '../../contract/import-targets.ts'
import { type ImportState, mapImport } from '../../contract/imports.ts'
import { call } from '../app/call.ts'
import { useFieldsOf } from '../app/fields.ts'
import { useCustomFields } from '../custom-fields/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { isWritable } from '../ui/GuardedItem.tsx'
import { Section } from '../ui/Section.tsx'
import { samplesOptions } from './api.ts'
import { MappingTable } from './MappingTable.tsx'
import { SheetNotes } from './SheetNotes.tsx'
import { lacksContactName, type Mapping, mappedTwice, targetLabel } from './targets.ts'

/** Which column is what. The server has guessed; the person checks. */
export function MappingStep({ state, onMapped }: { state: ImportState; onMapped: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [sheet, setSheet] = useState(state.sheet)
  const [mapping, setMapping] = useState<Mapping>(state.mapping)
  const sheetId = useId()
  const [isSending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const samples = useQuery(samplesOptions(state.id))
  const custom = useFillable()
  const targets = [...importTargets, ...custom.map(customTargetOf)]
  const labelOf = (target: MappingTarget) => targetLabel(t, target, custom)
  const chosen = state.sheets[sheet]
  const problem = useProblem(mapping, chosen?.rows ?? 0, labelOf)
  const warning = lacksContactName(mapping) ? t('imports.map.needContactName') : null

  const choose = (next: number) => {
    setSheet(next)
    setMapping(next === state.sheet ? state.mapping : (state.sheets[next]?.guess ?? []))
  }
  const send = async () => {
    if (!chosen || isSending) return
    setSending(true)
    setRefused(null)
    try {
      await call(mapImport, { params: { id: state.id }, body: { sheet, headRow: chosen.headRow, mapping } })
      await queries.invalidateQueries({ queryKey: ['imports'] })
      onMapped()
    } catch (error) {
      setRefused(reasonOf(error, t('app.pageFailedUnknown')))
    } finally {
      setSending(false)
    }
  }

  return (
    <Section title={t('imports.map.title')} note={t('imports.map.note')}>
      {state.sheets.length > 1 && (
        <label htmlFor={sheetId} style={{ display: 'block', marginBottom: 12 }}>
          {t('imports.map.sheet')}{' '}
          <Select
            id={sheetId}
            value={sheet}
            onChange={choose}
            popupMatchSelectWidth={false}
            options={state.sheets.map(({ name, hidden, rows }, value) => ({
              value,
              label: `${name}${hidden ? t('imports.map.hidden') : ''} · ${t('imports.map.rows', { rows })}`,
            }))}
          />
        </label>
      )}
      <SheetNotes notes={chosen?.notes ?? []} />
      <MappingTable
        head={chosen?.head ?? []}
        samples={sheet === state.sheet ? (samples.data?.rows.map(({ cells }) => cells) ?? []) : []}
        mapping={mapping}
        options={targets.map((value) => ({ value, label: labelOf(value) }))}
        onChange={(column, target) => setMapping(mapping.map((old, at) => (at === column ? target : old)))}
      />
      {(refused ?? problem ?? warning) && (
        <Alert
          type={refused ? 'error' : 'warning'}
          role="alert"
          showIcon
          title={refused ?? problem ?? warning}
          style={{ marginTop: 12 }}
        />
      )}
      <div style={{ marginTop: 16 }}>
        <Button type="primary" disabled={problem !== null} loading={isSending} onClick={() => void send()}>
          {t('imports.map.next')}
        </Button>
      </div>
    </Section>
  )
}

/** The custom fields that one may write. */
function useFillable(): readonly CustomField[] {
  const levels = { customer: useFieldsOf('customer'), contact: useFieldsOf('contact') }
  const fields = [...useCustomFields('customer'), ...useCustomFields('contact')]
  return fields.filter(({ object, key }) => isWritable(levels[object][`custom.${key}`]))
}

/** Why it can't go on. */
function useProblem(
  mapping: Mapping,
  rows: number,
  labelOf: (target: MappingTarget) => string,
): string | null {
  const { t } = useTranslation()
  if (rows === 0) return t('imports.map.noRows')
  if (!mapping.includes('name')) return t('imports.map.needName')
  const [twice] = mappedTwice(mapping)
  return twice ? t('imports.map.twice', { field: labelOf(twice) }) : null
}
