/** Why a backup isn't made or not restored, for the person at the terminal: needed before anybody chose a language. */
const sentences = {
  exists: (at: { file: string }) => ({
    zh: `文件 ${at.file} 已存在，请换一个文件名。`,
    en: `The file ${at.file} exists already. Choose another name.`,
  }),
  noFile: (at: { file: string }) => ({
    zh: `找不到备份文件 ${at.file}。`,
    en: `There is no backup file ${at.file}.`,
  }),
  noName: () => ({
    zh: '请说明要恢复哪个备份：npm run restore -- 文件名',
    en: 'Say which backup to restore: npm run restore -- file',
  }),
  noData: (at: { folder: string }) => ({
    zh: `${at.folder} 里没有数据可备份。`,
    en: `There is no data in ${at.folder} to back up.`,
  }),
  notFounded: () => ({
    zh: '这个数据库里还没有客脉的数据。',
    en: 'This database holds no data of Kemai yet.',
  }),
  notArchive: (at: { file: string }) => ({
    zh: `${at.file} 不是客脉的备份，或者没有复制完整（结尾缺失）。`,
    en: `${at.file} is no backup of Kemai, or its end is missing.`,
  }),
  changed: (at: { file: string; part: string }) => ({
    zh: `备份 ${at.file} 已损坏：${at.part} 的校验和不符。没有写入任何数据。`,
    en: `The backup ${at.file} is damaged: the checksum of ${at.part} doesn't match. Nothing was written.`,
  }),
  newer: (at: { migrations: string }) => ({
    zh: `这个备份来自更新版本的客脉（${at.migrations}），请用那个版本恢复。`,
    en: `This backup comes from a newer Kemai (${at.migrations}). Restore it with that version.`,
  }),
  notEmpty: (at: { rows: string }) => ({
    zh: `目标数据库不是空的（${at.rows} 里有数据），为免覆盖，没有恢复。请换一个空的数据库或数据目录。`,
    en: `The database isn't empty (${at.rows} holds rows). Nothing was restored: choose an empty database or data folder.`,
  }),
  foreign: (at: { tables: string }) => ({
    zh: `目标数据库里有别的程序的表（${at.tables}），请换一个空的数据库。`,
    en: `The database holds tables of another program (${at.tables}). Choose an empty one.`,
  }),
}

type Reason = keyof typeof sentences
type Facts<R extends Reason> = Parameters<(typeof sentences)[R]>

export type BackupRefusal = Error & { code: `backup.${Reason}`; zh: string; en: string }

export function refusal<R extends Reason>(reason: R, ...facts: Facts<R>): BackupRefusal {
  const say = sentences[reason] as (...facts: Facts<R>) => { zh: string; en: string }
  const { zh, en } = say(...facts)
  return Object.assign(new Error(en), { code: `backup.${reason}` as const, zh, en })
}
