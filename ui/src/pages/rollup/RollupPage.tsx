import { type PageProps, toClient } from '../../frame/pages';
import { type Address, follow, useAddress } from '../../kit/address';
import { useApi } from '../../kit/api';
import { periodName } from '../../kit/dates';
import { isZero } from '../../kit/decimal';
import { Hint } from '../../kit/Hint';
import { Main } from '../../kit/Main';
import { FailureBox, Waiting } from '../../kit/Notices';
import { format, money } from '../../kit/numbers';
import { CurrencyPicker, PeriodPicker } from '../../figures/Controls';
import { type Column, DataTable } from '../../figures/DataTable';
import { NOTHING_CHOSEN, NothingYet } from '../../figures/FiguresPage';
import { METRICS, write } from '../../figures/metrics';
import { apiPath } from '../../figures/questions';
import { type Rollup, type RollupRow, clientOf, inOrder, offered } from './rollup';
import '../../figures/figures.css';
import './rollup.css';

const FIGURES = ['spend', 'revenue', 'roas', 'conversions', 'cpa'] as const;

/** All clients that somebody may see, one a row: what each spent and earned, and where to look. */
export default function RollupPage({ clients }: PageProps) {
  const { address, go, link } = useAddress();
  const chosen = address.from && address.to ? { from: address.from, to: address.to } : undefined;
  const { model, lookback, currency } = address;
  const found = useApi<Rollup>(
    clients.length === 0 ? undefined : apiPath('rollup', { client: '', model, lookback, currency, ...chosen }),
  );
  const data = found.data;
  const rows = inOrder(data?.rows ?? []);
  const home = (client: string): Address => ({ ...toClient(address, client), view: '', ...chosen });
  return (
    <Main
      title="All clients"
      about={
        data
          ? [
              chosen ? periodName(chosen) : 'All days',
              `${data.model}, lookback ${data.lookback_days} days`,
              data.currency ? `converted to ${data.currency}` : 'nothing converted',
            ].join(' · ')
          : ' '
      }
      busy={clients.length > 0 && found.loading && !found.failure}
      above={
        clients.length > 0 && (
          <div className="controls">
            <PeriodPicker address={address} go={go} period={chosen} extent={offered(new Date())} />
            <CurrencyPicker address={address} go={go} currencies={currenciesOf(rows)} />
          </div>
        )
      }
    >
      {clients.length === 0 ? (
        <NothingYet />
      ) : found.failure ? (
        <FailureBox failure={found.failure} again={found.again} reset={() => go(NOTHING_CHOSEN)} />
      ) : data === undefined ? (
        <Waiting lines={6} />
      ) : (
        <section className="panel" data-part="rollup" data-loading={found.loading}>
          <div className="panel-head">
            <h2>
              Clients
              <span className="count">{new Set(rows.map((row) => row.client)).size}</span>
            </h2>
          </div>
          <DataTable<RollupRow>
            label="Clients"
            columns={columns((client) => (
              <a href={link(home(client))} onClick={(event) => follow(event, () => go(home(client)))}>
                {client}
              </a>
            ))}
            rows={rows}
            name={(row) => `${clientOf(row)?.client ?? ''} ${row.currency ?? ''}`.trim()}
            totals={data.totals}
          />
        </section>
      )}
    </Main>
  );
}

function currenciesOf(rows: Rollup['rows']): string[] {
  return [...new Set(rows.flatMap((row) => (row.currency === null ? [] : [row.currency])))];
}

function columns(open: (client: string) => React.ReactNode): Column<RollupRow>[] {
  return [
    {
      name: 'client',
      title: 'Client',
      cell: (row) => (
        <span className="name">
          {clientOf(row) ? open(clientOf(row)!.client) : 'All'}
          {clientOf(row)?.not_converted && (
            <Hint label="Why is it not converted?">{clientOf(row)!.not_converted}</Hint>
          )}
        </span>
      ),
    },
    { name: 'currency', title: 'Currency', words: true, cell: (row) => row.currency ?? 'no money yet' },
    ...FIGURES.map(
      (name): Column<RollupRow> => ({
        name,
        title: METRICS[name].title,
        value: (row) => row[name],
        cell: (row) => <Figure row={row} name={name} />,
      }),
    ),
    {
      name: 'unclassified_spend',
      title: 'Spend in no stage',
      value: (row) => row.unclassified_spend,
      cell: (row) => (row.unclassified_spend === null ? '–' : share(row.unclassified_spend)),
    },
    {
      name: 'open_alerts',
      title: 'Open alerts',
      value: (row) => clientOf(row)?.open_alerts,
      cell: (row) => {
        const open = clientOf(row)?.open_alerts;
        return open ? <b className="over">{open}</b> : open;
      },
    },
  ];
}

function share(text: string): string {
  return format({ style: 'percent', maximumFractionDigits: 1 }, text);
}

function Figure({ row, name }: { row: RollupRow; name: (typeof FIGURES)[number] }) {
  const text = row[name];
  const target = name === 'cpa' ? clientOf(row)?.cpa_target : undefined;
  const above = clientOf(row)?.target === 'above';
  return (
    <>
      <span className={text !== null && isZero(text) ? 'quiet' : undefined}>
        {write(name, text, row.currency ?? 'USD')}
      </span>
      {target && row.currency && (
        <small className={above ? 'above' : 'quiet'}>
          {above ? 'above' : 'target'} {money(target, row.currency)}
        </small>
      )}
    </>
  );
}
