import * as accessLog from './access-log.ts'
import * as addresses from './addresses.ts'
import * as asOf from './as-of.ts'
import * as assign from './assign.ts'
import * as billing from './billing.ts'
import * as cells from './cells.ts'
import * as checkUp from './check-up.ts'
import * as clashes from './clashes.ts'
import * as consents from './consents.ts'
import * as contacts from './contacts.ts'
import * as customFields from './custom-fields.ts'
import * as customerHistory from './customer-history.ts'
import * as customers from './customers.ts'
import * as devices from './devices.ts'
import * as duplicates from './duplicates.ts'
import type { Endpoint } from './endpoint.ts'
import * as exports from './export.ts'
import * as backgroundExports from './exports.ts'
import * as fieldSets from './field-sets.ts'
import * as files from './files.ts'
import * as followups from './followups.ts'
import * as groups from './groups.ts'
import * as handOver from './hand-over.ts'
import * as household from './household.ts'
import * as importCorrections from './import-corrections.ts'
import * as imports from './imports.ts'
import * as listViews from './list-views.ts'
import * as merge from './merge.ts'
import * as people from './people.ts'
import * as privacy from './privacy.ts'
import * as questions from './questions.ts'
import * as registrations from './registrations.ts'
import * as retention from './retention.ts'
import * as reviews from './reviews.ts'
import * as rights from './rights.ts'
import * as roles from './roles.ts'
import * as search from './search.ts'
import * as securityRules from './security-rules.ts'
import * as session from './session.ts'
import * as settings from './settings.ts'
import * as setup from './setup.ts'
import * as shares from './shares.ts'
import * as smartPaste from './smart-paste.ts'
import * as spotChecks from './spot-checks.ts'
import * as stage from './stage.ts'
import * as tags from './tags.ts'
import * as timeline from './timeline.ts'
import * as tips from './tips.ts'
import * as trash from './trash.ts'
import * as twoFactor from './two-factor.ts'
import * as verification from './verification.ts'
import * as workbench from './workbench.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value

/** Every endpoint by name: what OpenAPI lists and the visibility specification walks through. */
export const endpoints: Record<string, Endpoint> = Object.fromEntries(
  [
    session,
    twoFactor,
    devices,
    securityRules,
    accessLog,
    setup,
    people,
    roles,
    rights,
    settings,
    customers,
    cells,
    checkUp,
    listViews,
    customerHistory,
    stage,
    assign,
    trash,
    merge,
    exports,
    backgroundExports,
    asOf,
    handOver,
    contacts,
    customFields,
    fieldSets,
    followups,
    timeline,
    workbench,
    consents,
    household,
    privacy,
    retention,
    duplicates,
    reviews,
    shares,
    search,
    imports,
    importCorrections,
    smartPaste,
    tags,
    groups,
    billing,
    addresses,
    files,
    verification,
    questions,
    spotChecks,
    tips,
    registrations,
    clashes,
  ].flatMap((part) =>
    Object.entries(part).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
)
