import { useState } from 'react';
import { follow, useAddress } from '../../kit/address';
import { compare } from '../../kit/decimal';
import { More } from '../../kit/Notices';
import { type Column, DataTable } from '../../figures/DataTable';
import { printCell } from '../../figures/hierarchy';
import { Opener, onReport } from '../report/Opener';
import type { Funnel } from './FunnelPage';
import { type Placing, PlaceIn, Placed } from './placing';
import { STAGES, tacticName } from './Stages';

type Campaign = Funnel['campaigns'][number];

const FIRST = 20;
const RULES: Record<Campaign['rule'], string> = {
  override: 'your word',
  naming: 'naming convention',
  audience: 'audience',
  keyword: 'keywords',
  objective: 'objective',
  none: 'no rule',
};

/** Where each campaign was placed, by which rule and by what; those without a stage first, then the largest. */
export function Campaigns({ campaigns, placing }: { campaigns: Campaign[]; placing: Placing }) {
  const { go, link } = useAddress();
  const [shown, setShown] = useState(FIRST);
  const open = (one: Campaign) => (one.stage === 'unclassified' ? 0 : 1);
  const sorted = [...campaigns].sort((a, b) => open(a) - open(b) || compare(b.spend, a.spend));
  const opened = (one: Campaign) => {
    const name = one.campaign || one.key;
    const to = printCell({ channel: one.channel, campaign: one.key }, name);
    return { to, name, go, link, also: onReport(one.currency) };
  };
  const columns: Column<Campaign>[] = [
    {
      name: 'campaign',
      title: 'Campaign',
      cell: (one) => {
        const to = { view: 'report', by: 'ads', campaign: one.key, stage: '' };
        return (
          <span className="name" title={one.campaign}>
            <a href={link(to)} onClick={(event) => follow(event, () => go(to))}>
              {one.campaign || one.key}
            </a>
            <small>{one.platform}</small>
          </span>
        );
      },
    },
    {
      name: 'spend',
      title: 'Spend',
      value: (one) => one.spend,
      cell: (one) => <Opener open={opened(one)} metric="spend" text={one.spend} currency={one.currency} />,
    },
    {
      name: 'stage',
      title: 'Stage',
      words: true,
      cell: (one) =>
        one.stage === 'unclassified' && placing.place ? (
          <PlaceIn campaign={one.campaign || one.key} busy={placing.busy} to={(stage) => placing.place?.(one, stage)} />
        ) : (
          STAGES[one.stage].title
        ),
    },
    { name: 'tactic', title: 'Tactic', words: true, cell: (one) => (one.tactic ? tacticName(one.tactic) : '–') },
    {
      name: 'rule',
      title: 'Placed by',
      words: true,
      cell: (one) => (
        <>
          {RULES[one.rule]} {one.confidence !== 'none' && <span className="badge">{one.confidence}</span>}
          <small>{one.evidence}</small>
          {one.name_fault && (
            <small className="above">
              {one.name_fault.problem}
              {one.name_fault.suggestion && `; perhaps ${one.name_fault.suggestion}`}
            </small>
          )}
        </>
      ),
    },
  ];
  return (
    <section className="panel" data-part="campaigns">
      <div className="panel-head">
        <h2>
          Campaigns<span className="count">{campaigns.length}</span>
        </h2>
      </div>
      <Placed placing={placing} />
      {campaigns.length === 0 ? (
        <p className="note-line">No campaign spent anything in this currency.</p>
      ) : (
        <DataTable label="Campaigns" columns={columns} rows={sorted.slice(0, shown)} name={(one) => one.key} />
      )}
      <More
        shown={Math.min(shown, sorted.length)}
        of={sorted.length}
        what="campaigns"
        more={() => setShown(shown * 4)}
      />
    </section>
  );
}
