import type { PageProps } from '../../frame/pages';
import { useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { periodName } from '../../kit/dates';
import { before, periodOf, shownCurrency, useBooks } from '../../figures/books';
import { AskBar } from '../../figures/AskBar';
import { FiguresPage } from '../../figures/FiguresPage';
import { type Answer, type Metric, type Scope, apiPath, reportPath } from '../../figures/questions';
import { Builder } from './Builder';
import { Sheet } from './Sheet';
import './print.css';

const USUAL_DAYS = 28;

/** A report for whoever pays: what is asked is chosen above, and is not on the paper. */
export default function PrintPage({ client }: PageProps) {
  const { address, go } = useAddress();
  const books = useBooks(client);
  const period = periodOf(address, books.extent, USUAL_DAYS);
  const earlier = before(period, books.extent);
  const ask = (path: (scope: Scope) => string, of: typeof period) =>
    client !== undefined && of !== undefined && !books.bare
      ? path({ client, model: address.model, lookback: address.lookback, currency: address.currency, ...of })
      : undefined;
  const channels = useApi<Answer>(ask((scope) => reportPath('channels', scope), period));
  const old = useApi<Answer>(ask((scope) => reportPath('channels', scope), earlier));
  const campaigns = useApi<Answer>(ask((scope) => reportPath('campaigns', scope), period));
  const days = useApi<Answer>(ask((scope) => reportPath('days', scope), period));
  const funnel = useApi<Schemas['Funnel']>(ask((scope) => apiPath('funnel', scope), period));
  const metrics = useApi<{ metrics: Metric[] }>('/api/v1/metrics');
  const logo = useApi<Schemas['Logo']>(client && `/api/v1/logo?${new URLSearchParams({ client })}`);
  const currency = shownCurrency(address, books.currencies);
  return (
    <FiguresPage
      title="Client report"
      about={period && `As it will be printed, A4: ${periodName(period)}`}
      client={client}
      books={books}
      asked={[channels, campaigns, days, funnel, metrics, logo, ...(earlier ? [old] : [])]}
      className="print-page"
      above={<AskBar books={books} period={channels.data?.period} convertible />}
      aside={
        <button type="button" className="main" data-part="print" onClick={() => window.print()}>
          Print or save as PDF
        </button>
      }
    >
      {() => (
        <>
          <Builder key={client} address={address} go={go} />
          <Sheet
            client={client!}
            title={address.title || `${client}: what the ads earned`}
            note={address.note ?? ''}
            logo={logo.data?.picture ?? undefined}
            answers={{
              channels: channels.data!,
              earlier: earlier && old.data,
              campaigns: campaigns.data!,
              days: days.data!,
              funnel: funnel.data!,
            }}
            metrics={metrics.data!.metrics}
            currency={currency!}
          />
        </>
      )}
    </FiguresPage>
  );
}
