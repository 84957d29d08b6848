import type { ReactNode } from 'react';
import { follow, useAddress } from '../kit/address';
import type { Asked } from '../kit/api';
import { Code } from '../kit/Code';
import { Main } from '../kit/Main';
import { Empty, FailureBox, Waiting } from '../kit/Notices';
import type { Books } from './books';
import { DemoOffer } from './DemoOffer';
import './figures.css';

interface Props {
  title: string;
  about?: ReactNode;
  client: string | undefined;
  books: Books;
  /** What has to be answered before there is something to see. */
  asked: Asked<unknown>[];
  /** Above the title. */
  above?: ReactNode;
  aside?: ReactNode;
  className?: string;
  /** What stands below the word that there is nothing of the client yet. */
  bare?: ReactNode;
  children: () => ReactNode;
}

/** A page of figures: what is asked above it, and what stands there while there is no answer. */
export function FiguresPage({ title, about, client, books, asked, above, aside, className, bare, children }: Props) {
  const { go } = useAddress();
  const every = [books.all, ...asked];
  const failure = every.find((one) => one.failure)?.failure;
  const waits = every.some((one) => one.data === undefined);
  const loading = every.some((one) => one.loading);
  return (
    <Main
      title={title}
      about={about ?? ' '}
      above={client === undefined || books.bare ? undefined : above}
      aside={aside}
      busy={client !== undefined && !failure && loading}
      className={className}
    >
      {client === undefined ? (
        <NothingYet />
      ) : failure ? (
        <FailureBox
          failure={failure}
          again={() => every.filter((one) => one.failure).forEach((one) => one.again())}
          reset={() => go(NOTHING_CHOSEN)}
        />
      ) : books.bare ? (
        <>
          <NothingOf client={client} />
          {bare}
        </>
      ) : waits ? (
        <Waiting lines={8} />
      ) : (
        <div data-loading={loading}>{children()}</div>
      )}
    </Main>
  );
}

export const IMPORTS = { view: 'imports' };

/** An address without what a reader has chosen. */
export const NOTHING_CHOSEN = {
  from: '',
  to: '',
  platform: '',
  channel: '',
  campaign: '',
  ad_group: '',
  cell: '',
  behind: '',
  conversion: '',
  contacts: '',
  currency: '',
  show: '',
  model: '',
  lookback: '',
};

/** While nobody has imported anything. */
export function NothingYet() {
  return (
    <Empty title="There is no data yet">
      <p>
        Drop the exports of your ad platforms and your shop or CRM into <ToImports />, import them by a command, or look
        at a demo first:
      </p>
      <Code text="bin/outlay import FILE --client NAME" />
      <DemoOffer />
    </Empty>
  );
}

/** While a client has neither costs nor conversions. */
export function NothingOf({ client }: { client: string }) {
  return (
    <Empty title="Nothing was spent or earned yet">
      <p>
        Of {client} there are neither costs nor conversions so far. Drop exports into <ToImports />; what your sites
        send is counted as soon as somebody buys.
      </p>
      <DemoOffer />
    </Empty>
  );
}

function ToImports() {
  const { go, link } = useAddress();
  return (
    <a href={link(IMPORTS)} onClick={(event) => follow(event, () => go(IMPORTS))}>
      Imports
    </a>
  );
}
