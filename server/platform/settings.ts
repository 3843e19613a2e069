import { z } from 'zod'

const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: z.string().min(1).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** How many proxies stand before the server; `true` is one. */
  TRUST_PROXY: z.union([z.stringbool().transform(Number), z.coerce.number().int().min(0).max(10)]).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** What secrets in the database are encrypted with; beside the embedded database one is made by itself. */
  SECRET_KEY: z.string().min(32).max(500).optional(),
  /** Exports of more rows are made in the background. */
  EXPORT_ROWS_AT_ONCE: z.coerce.number().int().min(1).max(1_000_000).default(20_000),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(2048).default(100),
  /** Attached files lie in the data folder, or with these in a bucket of anything that speaks S3. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_REGION: z.string().min(1).max(50).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).max(200).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).max(200).optional(),
  /** Whether the bucket stands in the path (MinIO) or, with `false`, before the host (OSS, COS). */
  S3_PATH_STYLE: z.stringbool().default(true),
})
export type Settings = z.output<typeof settings>

/** All settings of the environment, checked once at start; an error names each wrong one. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new SettingsError(`设置有误 / Wrong settings:\n${wrong.join('\n')}`)
}

export class SettingsError extends Error {}
