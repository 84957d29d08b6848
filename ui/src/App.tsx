import { Suspense, lazy } from 'react';
import { useAddress } from './address';
import { Page } from './Page';

// Only who sets up a sender looks at it, so the report does not carry it.
const LivePage = lazy(() => import('./LivePage'));

/** The page that the address names: the report, or what comes in right now. */
export function App() {
  const { address } = useAddress();
  return address.view === 'live' ? (
    <Suspense fallback={<main aria-busy="true" />}>
      <LivePage />
    </Suspense>
  ) : (
    <Page />
  );
}
