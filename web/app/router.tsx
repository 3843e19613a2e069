import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readAccessLogSearch } from '../access-log/accessLogSearch.ts'
import { readCheckUpSearch } from '../check-up/checkUpSearch.ts'
import { customFieldsOptions } from '../custom-fields/api.ts'
import { CustomerList } from '../customers/CustomerList.tsx'
import { readListSearch } from '../customers/listSearch.ts'
import { readPageSearch } from '../customers/pageSearch.ts'
import { readImportSearch } from '../imports/importSearch.ts'
import { listViewsOptions } from '../list-views/api.ts'
import { readMergeSearch } from '../merge/mergeSearch.ts'
import { readPeopleSearch } from '../people/peopleSearch.ts'
import { readPrivacySearch } from '../privacy/privacySearch.ts'
import { readRegistrationsSearch } from '../registrations/registrationsSearch.ts'
import { readSignInSearch } from '../session/signInSearch.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { NotFound } from '../ui/NotFound.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { readVerificationSearch } from '../verification/verificationSearch.ts'
import { Workbench } from '../workbench/Workbench.tsx'
import { readWorkbenchSearch } from '../workbench/workbenchSearch.ts'
import { queryClient } from './queryClient.ts'
import { Shell } from './Shell.tsx'
import { currentSession } from './session.ts'

const root = createRootRoute({ notFoundComponent: NotFound })

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: ({ location }) => {
    const { state, me } = currentSession()
    if (state === 'set-up') throw redirect({ to: '/set-up' })
    if (!me) throw redirect({ to: '/sign-in', search: { from: location.href } })
    if (me.mustDo) throw redirect({ to: '/first' })
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    // An auditor sees no customers: the own page is the only one there is.
    if (!currentSession().me?.can['customer.view']) throw redirect({ to: '/me' })
  },
  validateSearch: readWorkbenchSearch,
  // Not split off: every day begins here.
  component: Workbench,
})

const customers = createRoute({
  getParentRoute: () => inside,
  path: '/customers',
  validateSearch: readListSearch,
  // What the list waits for is asked while the page is drawn around it.
  loader: () => {
    void queryClient.prefetchQuery(listViewsOptions())
    void queryClient.prefetchQuery(customFieldsOptions())
  },
  // Not split off: where most visits lead.
  component: CustomerList,
})
const customerTrash = createRoute({
  getParentRoute: () => inside,
  path: '/customers/trash',
  component: lazyRouteComponent(() => import('../customers/CustomerTrash.tsx'), 'CustomerTrash'),
})
const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$id',
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import('../customers/CustomerPage.tsx'), 'CustomerPage'),
})

const merging = createRoute({
  getParentRoute: () => inside,
  path: '/customers/merge',
  validateSearch: readMergeSearch,
  component: lazyRouteComponent(() => import('../merge/MergePage.tsx'), 'MergePage'),
})

const exports = createRoute({
  getParentRoute: () => inside,
  path: '/exports',
  component: lazyRouteComponent(() => import('../exports/ExportList.tsx'), 'ExportList'),
})
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/ImportList.tsx'), 'ImportList'),
})
const importPage = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('../imports/ImportPage.tsx'), 'ImportPage'),
})
const reviews = createRoute({
  getParentRoute: () => inside,
  path: '/reviews',
  component: lazyRouteComponent(() => import('../reviews/ReviewList.tsx'), 'ReviewList'),
})
const verification = createRoute({
  getParentRoute: () => inside,
  path: '/verification',
  validateSearch: readVerificationSearch,
  component: lazyRouteComponent(() => import('../verification/VerificationPage.tsx'), 'VerificationPage'),
})
const tips = createRoute({
  getParentRoute: () => inside,
  path: '/tips',
  component: lazyRouteComponent(() => import('../tips/TipsPage.tsx'), 'TipsPage'),
})
const spotChecks = createRoute({
  getParentRoute: () => inside,
  path: '/spot-checks',
  validateSearch: readVerificationSearch,
  component: lazyRouteComponent(() => import('../verification/SpotCheckPage.tsx'), 'SpotCheckPage'),
})
const checkUp = createRoute({
  getParentRoute: () => inside,
  path: '/check-up',
  validateSearch: readCheckUpSearch,
  component: lazyRouteComponent(() => import('../check-up/CheckUpPage.tsx'), 'CheckUpPage'),
})
const duplicates = createRoute({
  getParentRoute: () => inside,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('../duplicates/DuplicatePairs.tsx'), 'DuplicatePairs'),
})

const registrations = createRoute({
  getParentRoute: () => inside,
  path: '/registrations',
  validateSearch: readRegistrationsSearch,
  component: lazyRouteComponent(() => import('../registrations/RegistrationsPage.tsx'), 'RegistrationsPage'),
})

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../people/PeoplePage.tsx'), 'PeoplePage'),
})
const roles = createRoute({
  getParentRoute: () => inside,
  path: '/roles',
  component: lazyRouteComponent(() => import('../people/RolesPage.tsx'), 'RolesPage'),
})
const role = createRoute({
  getParentRoute: () => inside,
  path: '/roles/$id',
  component: lazyRouteComponent(() => import('../people/RolePage.tsx'), 'RolePage'),
})
const rightsOf = createRoute({
  getParentRoute: () => inside,
  path: '/people/$id/rights',
  component: lazyRouteComponent(() => import('../people/RightsPage.tsx'), 'RightsPage'),
})
const myRights = createRoute({
  getParentRoute: () => inside,
  path: '/me/rights',
  component: lazyRouteComponent(() => import('../people/RightsPage.tsx'), 'RightsPage'),
})
const handOver = createRoute({
  getParentRoute: () => inside,
  path: '/people/$id/hand-over',
  component: lazyRouteComponent(() => import('../hand-over/HandOverPage.tsx'), 'HandOverPage'),
})
const holders = createRoute({
  getParentRoute: () => inside,
  path: '/hand-over',
  component: lazyRouteComponent(() => import('../hand-over/HoldersPage.tsx'), 'HoldersPage'),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
})
const customFields = createRoute({
  getParentRoute: () => inside,
  path: '/custom-fields',
  component: lazyRouteComponent(() => import('../custom-fields/CustomFieldsPage.tsx'), 'CustomFieldsPage'),
})
const fieldSets = createRoute({
  getParentRoute: () => inside,
  path: '/field-sets',
  component: lazyRouteComponent(() => import('../field-sets/FieldSetsPage.tsx'), 'FieldSetsPage'),
})
const tags = createRoute({
  getParentRoute: () => inside,
  path: '/tags',
  component: lazyRouteComponent(() => import('../tags/TagSettingsPage.tsx'), 'TagSettingsPage'),
})
const accessLog = createRoute({
  getParentRoute: () => inside,
  path: '/access-log',
  validateSearch: readAccessLogSearch,
  component: lazyRouteComponent(() => import('../access-log/AccessLogPage.tsx'), 'AccessLogPage'),
})
const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/privacy',
  validateSearch: readPrivacySearch,
  component: lazyRouteComponent(() => import('../privacy/PrivacyPage.tsx'), 'PrivacyPage'),
})
const myself = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  component: lazyRouteComponent(() => import('../session/MePage.tsx'), 'MePage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  beforeLoad: () => {
    if (currentSession().state === 'set-up') throw redirect({ to: '/set-up' })
    if (currentSession().state === 'signed-in') throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('../session/SignInPage.tsx'), 'SignInPage'),
})
const first = createRoute({
  getParentRoute: () => root,
  path: '/first',
  beforeLoad: () => {
    if (!currentSession().me?.mustDo) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('../session/FirstPage.tsx'), 'FirstPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  beforeLoad: () => {
    if (currentSession().state !== 'set-up') throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('../session/SetUpPage.tsx'), 'SetUpPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../session/InvitationPage.tsx'), 'InvitationPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    inside.addChildren([
      home,
      customers,
      customerTrash,
      customer,
      merging,
      exports,
      imports,
      importPage,
      reviews,
      verification,
      spotChecks,
      tips,
      checkUp,
      duplicates,
      registrations,
      people,
      roles,
      role,
      rightsOf,
      handOver,
      holders,
      myRights,
      settings,
      tags,
      customFields,
      fieldSets,
      accessLog,
      privacy,
      myself,
    ]),
    signIn,
    first,
    setUp,
    invitation,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorState,
  defaultPendingComponent: RowsSkeleton,
  defaultPendingMs: 200,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
