import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { readRootSearch, type RootSearch } from './address/root-search';
import { carry } from './api/client';
import { ApiProblem } from './api/problem';
import { queryClient } from './api/query-client';
import { sessionQuery } from './api/session';
import { Frame } from './frame/Frame';
import { NotFound } from './frame/NotFound';
import { readAudienceSearch, readBuilderSearch } from './pages/audiences/audiences.search';
import { readCustomerSearch, readCustomersSearch } from './pages/customers/customers.search';
import { readDataSearch } from './pages/data/data.search';
import { readFunnelSearch } from './pages/funnels/funnel.search';
import { readOverviewSearch } from './pages/overview/overview.search';
import { readReportSearch } from './pages/reports/reports.search';
import { readSegmentsSearch } from './pages/segments/segments.search';
import { readValueSearch } from './pages/value/value.search';
import { readSettingsSearch } from './pages/settings/settings.search';
import { readSignInSearch } from './pages/sign-in/sign-in.search';
import { SignInPage } from './pages/sign-in/SignInPage';
import { pickProject } from './session/use-project';
import { Loading } from './ui/Asked';
import { Failed } from './ui/Failed';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: readRootSearch,
  search: { middlewares: [retainSearchParams<RootSearch>(['project'])] },
  notFoundComponent: NotFound,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: SignInPage,
});

/** Every page behind the sign-in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ context, location, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    });
    carry({ project: pickProject(session.projects, search.project).name });
  },
});

const pages = [
  createRoute({
    getParentRoute: () => frame,
    path: '/',
    validateSearch: readOverviewSearch,
    component: lazyRouteComponent(() => import('./pages/overview/OverviewPage'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/segments',
    validateSearch: readSegmentsSearch,
    component: lazyRouteComponent(() => import('./pages/segments/SegmentsPage'), 'SegmentsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/value',
    validateSearch: readValueSearch,
    component: lazyRouteComponent(() => import('./pages/value/ValuePage'), 'ValuePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/funnels',
    validateSearch: readFunnelSearch,
    component: lazyRouteComponent(() => import('./pages/funnels/FunnelsPage'), 'FunnelsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/customers',
    validateSearch: readCustomersSearch,
    component: lazyRouteComponent(() => import('./pages/customers/CustomersPage'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/customer',
    validateSearch: readCustomerSearch,
    component: lazyRouteComponent(() => import('./pages/customers/CustomerPage'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/data',
    validateSearch: readDataSearch,
    component: lazyRouteComponent(() => import('./pages/data/DataPage'), 'DataPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/settings',
    validateSearch: readSettingsSearch,
    component: lazyRouteComponent(() => import('./pages/settings/SettingsPage'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/audiences',
    component: lazyRouteComponent(() => import('./pages/audiences/AudiencesPage'), 'AudiencesPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/audiences/build',
    validateSearch: readBuilderSearch,
    component: lazyRouteComponent(() => import('./pages/audiences/BuilderPage'), 'BuilderPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/audiences/$id',
    validateSearch: readAudienceSearch,
    component: lazyRouteComponent(() => import('./pages/audiences/AudiencePage'), 'AudiencePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/reports',
    component: lazyRouteComponent(() => import('./pages/reports/ReportsPage'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/reports/new',
    component: lazyRouteComponent(() => import('./pages/reports/NewReportPage'), 'NewReportPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/reports/$id',
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./pages/reports/ReportPage'), 'ReportPage'),
  }),
];

export const router = createRouter({
  routeTree: root.addChildren([signIn, frame.addChildren(pages)]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  scrollRestoration: true,
});
