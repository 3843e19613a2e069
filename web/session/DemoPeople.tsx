import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listDemoPeople, type Me, signInAsDemoPerson } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import styles from './Front.module.css'

/** The demo company's people to click; nothing where the server doesn't offer them to this address. */
export function DemoPeople({ onSignedIn }: { onSignedIn: (me: Me) => Promise<void> }) {
  const { t } = useTranslation()
  const people = useQuery({
    queryKey: ['demo-people'],
    queryFn: ({ signal }) => call(listDemoPeople, { signal }),
  })
  const signIn = useMutation({
    mutationFn: async (userId: number) => onSignedIn(await call(signInAsDemoPerson, { body: { userId } })),
  })
  if (!people.data || people.data.rows.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="demo-people">
      <h2 id="demo-people" className={styles.subtitle}>
        {t('session.demoTitle')}
      </h2>
      <p className={styles.hint}>{t('session.demoText')}</p>
      <FormProblem problem={signIn.error} />
      <ul className={styles.people}>
        {people.data.rows.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.person}
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(person.id)}
            >
              <span className={styles.name}>{person.name}</span>
              <span className={styles.what}>
                {person.jobTitle ?? person.role} · {person.department}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
