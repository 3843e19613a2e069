import type { ReactNode } from 'react'
import styles from './Facts.module.css'

export type Fact = { key: string; label: string; value: ReactNode }

/** What is known, in groups; what isn't known has no row, only the invitation in `add`. */
export function FactGroup({ title, facts, add }: { title: string; facts: readonly Fact[]; add?: ReactNode }) {
  if (facts.length === 0 && !add) return null
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      {facts.length > 0 && (
        <dl>
          {facts.map(({ key, label, value }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {add}
    </section>
  )
}
