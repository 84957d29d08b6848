import { compare } from '../../kit/decimal';
import { format, money } from '../../kit/numbers';
import { useAddress } from '../../kit/address';
import { type Column, DataTable } from '../../figures/DataTable';
import { Opener } from '../report/Opener';
import type { InCurrency } from './EconomicsPage';
import { monthsName, opened, ratioName } from './Tiles';

type Channel = InCurrency['channels'][number];

/** The same by the channels that led to the customers, each customer divided as the model says. */
export function Channels({ part }: { part: InCurrency }) {
  const { go, link } = useAddress();
  const opens = (name: string) => ({ ...opened(part, name, { channel: name }), go, link });
  const amount = (text: string | null) => (text === null ? '–' : money(text, part.currency));
  const columns: Column<Channel>[] = [
    { name: 'channel', title: 'Channel', cell: (one) => one.channel },
    {
      name: 'spend',
      title: 'Spend',
      value: (one) => one.spend,
      cell: (one) => (
        <Opener open={opens(one.channel)} metric="spend" text={one.spend} currency={part.currency} />
      ),
    },
    {
      name: 'new_customers',
      title: 'New customers',
      value: (one) => one.new_customers,
      cell: (one) => format({ minimumFractionDigits: 1, maximumFractionDigits: 1 }, one.new_customers),
    },
    { name: 'cac', title: 'CAC', value: (one) => one.cac_blended, cell: (one) => amount(one.cac_blended) },
    {
      name: 'ltv',
      title: 'LTV so far',
      value: (one) => one.ltv_observed,
      cell: (one) => (
        <>
          {amount(one.ltv_observed)}
          {one.ltv_observed !== null && <small>after {monthsName(one.observed_months)}</small>}
        </>
      ),
    },
    {
      name: 'ltv_cac',
      title: 'LTV:CAC',
      value: (one) => one.ltv_cac,
      cell: (one) => (
        <span className={one.healthy === false ? 'over' : ''}>
          {one.ltv_cac === null ? '–' : ratioName(one.ltv_cac)}
        </span>
      ),
    },
    {
      name: 'payback',
      title: 'Payback',
      value: (one) => one.payback_months,
      cell: (one) => (one.payback_months === null ? '–' : monthsName(one.payback_months)),
    },
    { name: 'revenue', title: 'Revenue', value: (one) => one.revenue, cell: (one) => amount(one.revenue) },
  ];
  const rows = [...part.channels].sort((a, b) => compare(b.spend, a.spend) || compare(b.revenue, a.revenue));
  return (
    <section className="panel" data-part="channels">
      <div className="panel-head">
        <h2>
          Channels<span className="count">{rows.length}</span>
        </h2>
      </div>
      <DataTable label="Channels" columns={columns} rows={rows} name={(one) => one.channel} />
    </section>
  );
}
