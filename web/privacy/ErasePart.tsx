import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { previewErasure } from '../../contract/privacy.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { ErasePreview } from './ErasePreview.tsx'

/** First what would go and stay, then the erasure: looking is recorded, so it is asked for. */
export function ErasePart({ id }: { id: number }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const preview = useMutation({ mutationFn: () => call(previewErasure, { params: { id } }) })
  return (
    <>
      <Section
        title={t('privacy.kinds.erase')}
        note={t('privacy.eraseHint')}
        actions={
          <Button
            type={preview.data ? 'default' : 'primary'}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {t('privacy.preview')}
          </Button>
        }
      >
        <FormProblem problem={preview.error} />
        {preview.isPending && (
          <div role="status" aria-label={t('privacy.previewing')}>
            <RowsSkeleton />
          </div>
        )}
      </Section>
      {preview.data && (
        <ErasePreview
          key={preview.submittedAt}
          id={id}
          preview={preview.data}
          onErased={() => {
            preview.reset()
            void queries.invalidateQueries()
          }}
        />
      )}
    </>
  )
}
