import { Suspense, lazy, useEffect } from 'react';
import { useAddress } from '../kit/address';
import { useApi } from '../kit/api';
import { HelpContext, Main } from '../kit/Main';
import { FailureBox } from '../kit/Notices';
import { useSession } from '../kit/session';
import { PAGES, pageOf, pagesFor, toClient } from './pages';
import { Rail } from './Rail';

const CONTENT = Object.fromEntries(PAGES.map((page) => [page.view, lazy(page.load)]));

/** What stands around every page: where one is, whose data it is, and the way to the others. */
export function Frame() {
  const { address, go, link } = useAddress();
  const session = useSession();
  const asked = useApi<{ clients: { client: string }[] }>('/api/v1/clients');
  const clients = [
    ...new Set([
      ...(asked.data?.clients.map((one) => one.client) ?? []),
      // Those of whom nothing is stored yet, too: somebody was invited to see them.
      ...(session?.user?.clients.map((one) => one.client) ?? []),
    ]),
  ];
  const client = address.client ?? clients[0];
  const asks = pageOf(address);
  const page = pagesFor(session, client).includes(asks) ? asks : PAGES[0]!;
  const Content = CONTENT[page.view]!;

  useEffect(() => {
    document.title = [client, page.title, 'Outlay'].filter(Boolean).join(' – ');
  }, [client, page.title]);

  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <div className="frame">
        <Rail
          page={page}
          address={address}
          go={go}
          link={link}
          client={client}
          clients={clients}
          asked={!asked.loading}
          choose={(name) => go(toClient(address, name))}
        />
        <HelpContext value={page.help ?? 'tour'}>
          <div className="content">
            {asked.failure ? (
              <Main title={page.title}>
                <FailureBox failure={asked.failure} again={asked.again} />
              </Main>
            ) : asked.data === undefined ? (
              <Main title={page.title} busy />
            ) : (
              <Suspense key={page.view} fallback={<Main title={page.title} busy />}>
                <Content
                  key={page.lasts ? undefined : client}
                  client={client}
                  clients={clients}
                  grown={asked.refresh}
                />
              </Suspense>
            )}
          </div>
        </HelpContext>
      </div>
    </>
  );
}
