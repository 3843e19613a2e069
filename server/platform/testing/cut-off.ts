import { type Db, sql } from '../database.ts'

type Moment = {
  table: string
  /** `before insert`, `after insert or delete`. */
  at: string
  /** Of which rows, told by `old` and `new`; all where left out. */
  of?: string
}

/** Whoever writes such a row meanwhile loses the connection in the middle: what a lost one or a killed server looks like. */
export async function cuttingOff(
  db: Db,
  { table, at, of = 'true' }: Moment,
  act: () => Promise<unknown>,
): Promise<void> {
  await sql`
    create function cut() returns trigger language plpgsql as $$
    begin
      if ${sql.raw(of)} then perform pg_terminate_backend(pg_backend_pid()); end if;
      return coalesce(new, old);
    end $$`.execute(db)
  await sql`create trigger cut ${sql.raw(at)} on ${sql.table(table)} for each row execute function cut()`.execute(
    db,
  )
  try {
    await act()
  } finally {
    await sql`drop trigger cut on ${sql.table(table)}`.execute(db)
    await sql`drop function cut`.execute(db)
  }
}
