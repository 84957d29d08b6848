import type { ComponentType } from 'react';
import type { Address } from '../kit/address';
import { type Right, type Session, may } from '../kit/session';

/** What every page is given. */
export interface PageProps {
  /** Whose data it shows; undefined while nobody is chosen and nobody is known. */
  client: string | undefined;
  clients: string[];
  /** Asks for the list of clients again, because it may have grown. */
  grown: () => void;
}

/** A page of the rail: a folder under `pages/`, and one line here. */
export interface Entry {
  /** Its name in the address; the first page has none. */
  view: string;
  title: string;
  group: 'Results' | 'Data' | 'People' | 'Setup';
  /** What one must be allowed to do in the client; a page that is not for somebody is not in their rail. */
  right?: Right;
  /** Whether it is about who is signed in, and so for nobody where nobody has to. */
  own?: boolean;
  /** An icon's path in a square of 20. */
  icon: string;
  /** Whether what is going on there goes on when another client is chosen; every other page begins anew. */
  lasts?: boolean;
  /** The document about it, as it is named under `/docs/`. */
  help?: string;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

export const PAGES: Entry[] = [
  {
    view: '',
    title: 'Home',
    group: 'Results',
    icon: 'M3 9.500 10 4l7 5.500M5 8v8h10V8',
    help: 'tour#home',
    load: () => import('../pages/home/HomePage'),
  },
  {
    view: 'clients',
    title: 'All clients',
    group: 'Results',
    icon: 'M3 4h6v5H3ZM11 4h6v5h-6ZM3 11h6v5H3ZM11 11h6v5h-6Z',
    load: () => import('../pages/rollup/RollupPage'),
  },
  {
    view: 'report',
    title: 'Report',
    group: 'Results',
    icon: 'M4 16V9M10 16V4M16 16v-4',
    help: 'concepts/attribution-models',
    load: () => import('../pages/report/ReportPage'),
  },
  {
    view: 'funnel',
    title: 'Funnel',
    group: 'Results',
    icon: 'M3 4h14l-5 6v6l-4-2v-4Z',
    help: 'concepts/funnel',
    load: () => import('../pages/funnel/FunnelPage'),
  },
  {
    view: 'journeys',
    title: 'Journeys',
    group: 'Results',
    icon: 'M4 6.500a2 2 0 1 0 0-.010M12 14a2 2 0 1 0 4 0 2 2 0 1 0-4 0M6 6.500h6a2.750 2.750 0 0 1 2 4.500',
    help: 'concepts/channels-and-journeys',
    load: () => import('../pages/journeys/JourneysPage'),
  },
  {
    view: 'economics',
    title: 'Unit economics',
    group: 'Results',
    icon: 'M4 16c4 0 4-11 12-11M4 16h12M4 4v12',
    help: 'concepts/unit-economics',
    load: () => import('../pages/economics/EconomicsPage'),
  },
  {
    view: 'reconcile',
    title: 'Reconcile',
    group: 'Results',
    icon: 'M4 7h12M4 13h12M13 4l-6 12',
    help: 'concepts/why-numbers-differ',
    load: () => import('../pages/reconcile/ReconcilePage'),
  },
  {
    view: 'print',
    title: 'Client report',
    group: 'Results',
    icon: 'M5 3h10v14H5ZM7.500 7h5M7.500 10h5M7.500 13h3',
    load: () => import('../pages/print/PrintPage'),
  },
  {
    view: 'imports',
    title: 'Imports',
    group: 'Data',
    icon: 'M10 3v9m-4-4 4 4 4-4M4 16h12',
    help: 'how-to/import-spend',
    lasts: true,
    load: () => import('../pages/imports/ImportsPage'),
    right: 'import',
  },
  {
    view: 'live',
    title: 'Live events',
    group: 'Data',
    icon: 'M3 10h3l2-5 4 10 2-5h3',
    help: 'how-to/collect-events',
    load: () => import('../pages/live/LivePage'),
    right: 'see-people',
  },
  {
    view: 'tagging',
    title: 'Tagging audit',
    group: 'Data',
    icon: 'M3 10V4h6l8 8-6 6ZM6.500 7h.010',
    help: 'reference/url-templates',
    load: () => import('../pages/tagging/TaggingPage'),
  },
  {
    view: 'signal',
    title: 'Signal',
    group: 'Data',
    icon: 'M10 16v-5M6.500 12.500a5 5 0 1 1 7 0M4 15a8.500 8.500 0 1 1 12 0',
    help: 'how-to/send-conversions',
    load: () => import('../pages/signal/SignalPage'),
    right: 'see-people',
  },
  {
    view: 'people',
    title: 'People',
    group: 'People',
    icon: 'M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17a6 6 0 0 1 12 0',
    help: 'concepts/identity',
    load: () => import('../pages/people/PeoplePage'),
    right: 'see-people',
  },
  {
    view: 'users',
    title: 'Users',
    group: 'Setup',
    icon: 'M8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 17a6 6 0 0 1 12 0M13 3.5a3 3 0 0 1 0 5M15.5 12a6 6 0 0 1 2.5 5',
    help: 'reference/roles',
    load: () => import('../pages/users/UsersPage'),
    right: 'manage-users',
  },
  {
    view: 'account',
    title: 'Your account',
    group: 'Setup',
    icon: 'M5 9V7a5 5 0 0 1 10 0v2M4 9h12v8H4ZM10 12v2',
    help: 'reference/roles#signing-in',
    load: () => import('../pages/account/AccountPage'),
    own: true,
  },
  {
    view: 'settings',
    title: 'Settings',
    group: 'Setup',
    icon: 'M4 6h6m4 0h2M4 14h2m4 0h6M12 4v4M8 12v4',
    help: 'how-to/change-settings',
    load: () => import('../pages/settings/SettingsPage'),
    right: 'change-settings',
  },
  {
    view: 'audit',
    title: 'Audit',
    group: 'Setup',
    icon: 'M5 3h10v14H5ZM8 7h4M8 10h4M8 13h2',
    help: 'operating#who-has-done-what',
    load: () => import('../pages/audit/AuditPage'),
    right: 'read-audit',
  },
];

export const GROUPS: Entry['group'][] = ['Results', 'Data', 'People', 'Setup'];

/** What a reader has chosen for all pages; the rest of an address belongs to the page that it is of. */
const SHARED = ['client', 'from', 'to', 'model', 'lookback', 'currency', 'show'];
/** What stays when the client is another. */
const WITHOUT_CLIENT = ['view', 'model', 'lookback'];

/** What only the report has in its address: with one of these, an address without a page is an older one of it. */
const REPORTS = ['by', 'sort', 'cell', 'conversion', 'platform', 'channel', 'campaign', 'ad_group'];

export function pageOf(address: Address): Entry {
  const view = address.view ?? (REPORTS.some((part) => address[part]) ? 'report' : '');
  return PAGES.find((page) => page.view === view) ?? PAGES[0]!;
}

/** The pages that are for somebody, in a client. */
export function pagesFor(session: Session | undefined, client: string | undefined): Entry[] {
  return PAGES.filter(
    (page) =>
      (page.right === undefined || may(session, page.right, client)) && (!page.own || Boolean(session?.user)),
  );
}

/** The change that leads from an address to another page. */
export function toPage(address: Address, view: string): Address {
  return { ...emptied(address, SHARED), view };
}

/** The change that leads to the same page of another client. */
export function toClient(address: Address, client: string): Address {
  return { ...emptied(address, WITHOUT_CLIENT), client };
}

function emptied(address: Address, kept: string[]): Address {
  return Object.fromEntries(Object.keys(address).flatMap((name) => (kept.includes(name) ? [] : [[name, '']])));
}
