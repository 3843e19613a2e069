/**
 * Why the embedded database doesn't start, in words for the person at the terminal. These sentences live here and not in
 * the catalogues because they are needed before anything else runs, in both languages at once.
 */
const sentences = {
  running: (at: { folder: string; pid: number }) => ({
    zh: `数据目录 ${at.folder} 正被另一个客脉进程（进程号 ${at.pid}）使用，请先停止它，或改用别的数据目录。`,
    en: `The data folder ${at.folder} is in use by another Kemai process (pid ${at.pid}). Stop that one first, or choose another data folder.`,
  }),
  version: (at: { folder: string; found: string; needed: string }) => ({
    zh: `数据目录 ${at.folder} 属于 PostgreSQL ${at.found}，本程序使用 PostgreSQL ${at.needed}。请用原来的版本备份（npm run backup），再用本版本恢复（npm run restore）。`,
    en: `The data folder ${at.folder} belongs to PostgreSQL ${at.found}, this program runs PostgreSQL ${at.needed}. Back up with the earlier release (npm run backup) and restore with this one (npm run restore).`,
  }),
  disk: (at: { folder: string; freeMegabytes: number }) => ({
    zh: `磁盘空间不足：${at.folder} 所在磁盘只剩 ${at.freeMegabytes} MB，至少需要 ${leastFreeMegabytes} MB。请清理后再启动。`,
    en: `The disk is full: only ${at.freeMegabytes} MB are free where ${at.folder} lies, at least ${leastFreeMegabytes} MB are needed. Free some space and start again.`,
  }),
  notWritable: (at: { folder: string; reason: string }) => ({
    zh: `当前用户无法写入数据目录 ${at.folder}（${at.reason}）。请修改其所有者或权限，或改用别的数据目录。`,
    en: `The current user can't write to the data folder ${at.folder} (${at.reason}). Change its owner or mode, or choose another data folder.`,
  }),
  unreachable: (at: { folder: string; user: string }) => ({
    zh: `PostgreSQL 不能以 root 身份运行，而用户 ${at.user} 无法进入 ${at.folder}。请改用该用户可以进入的数据目录。`,
    en: `PostgreSQL doesn't run as root, and the user ${at.user} can't enter ${at.folder}. Choose a data folder that user can reach.`,
  }),
  account: (at: { user: string; reason: string }) => ({
    zh: `PostgreSQL 不能以 root 身份运行，且无法创建系统用户 ${at.user}（${at.reason}）。请以普通用户启动，或先创建该用户。`,
    en: `PostgreSQL doesn't run as root, and the system user ${at.user} could not be created (${at.reason}). Start as an ordinary user, or create that user first.`,
  }),
  platform: (at: { platform: string; reason: string }) => ({
    zh: `自带的 PostgreSQL 无法在本机（${at.platform}）运行：${at.reason}。请设置 DATABASE_URL 使用已有的 PostgreSQL 16 或更高版本。`,
    en: `The PostgreSQL that comes along doesn't run on this machine (${at.platform}): ${at.reason}. Set DATABASE_URL to a PostgreSQL 16 or later of your own.`,
  }),
  notCluster: (at: { folder: string }) => ({
    zh: `${at.folder} 里有文件，但不是 PostgreSQL 数据。请移走该目录，或改用别的数据目录。`,
    en: `${at.folder} holds files that are not PostgreSQL's. Move it away, or choose another data folder.`,
  }),
  password: (at: { file: string }) => ({
    zh: `${at.file} 里的数据库密码缺失或不正确。请从备份中取回这个文件。`,
    en: `The database password in ${at.file} is missing or wrong. Bring that file back from a copy.`,
  }),
  failed: (at: { output: string }) => ({
    zh: `PostgreSQL 无法启动，它的最后输出是：\n${at.output}`,
    en: `PostgreSQL did not start. Its last words:\n${at.output}`,
  }),
  gaveUp: (at: { deaths: number; output: string }) => ({
    zh: `PostgreSQL 在一分钟内意外停止了 ${at.deaths} 次，不再重启。它的最后输出是：\n${at.output}`,
    en: `PostgreSQL died ${at.deaths} times within a minute and is not restarted again. Its last words:\n${at.output}`,
  }),
}

/** Below this a start is refused: a full disk in the middle of writing stops the database. */
export const leastFreeMegabytes = 200

type Reason = keyof typeof sentences
type Facts<R extends Reason> = Parameters<(typeof sentences)[R]>[0]

/** An error for the person who starts the program: print `zh` and `en`, no stack. */
export type Refusal = Error & { code: `embedded.${Reason}`; zh: string; en: string }

export function refusal<R extends Reason>(reason: R, facts: Facts<R>): Refusal {
  const say = sentences[reason] as (facts: Facts<R>) => { zh: string; en: string }
  const { zh, en } = say(facts)
  return Object.assign(new Error(en), { code: `embedded.${reason}` as const, zh, en })
}

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('embedded.')
