import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '../customers/pickers.tsx'
import styles from './HandOverPage.module.css'
import type { HoldingsData } from './Holdings.tsx'

/** One person per province that the customers lie in. */
export function ByRegion({ held }: { held: HoldingsData }) {
  const { t } = useTranslation()
  return (
    <div className={styles.grid}>
      {held.byRegion.map(
        ({ region, name, customers }) =>
          region !== null && (
            <Form.Item key={region} name={['regions', region]} label={`${name} · ${customers}`}>
              <PersonPicker
                exceptId={held.person.id}
                label={t('changes.handOver.regionOf', { region: name ?? region })}
              />
            </Form.Item>
          ),
      )}
    </div>
  )
}
