import type { PageProps } from '../../frame/pages';
import { useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { length, periodName } from '../../kit/dates';
import { format } from '../../kit/numbers';
import { AskBar, aboutOf } from '../../figures/AskBar';
import { before, shownCurrency, useBooks } from '../../figures/books';
import { CurrencySwitch } from '../../figures/CurrencySwitch';
import { FiguresPage } from '../../figures/FiguresPage';
import { type Scope, apiPath } from '../../figures/questions';
import { Campaigns } from './Campaigns';
import { usePlacing } from './placing';
import { Stages } from './Stages';
import { Steps } from './Steps';
import './funnel.css';

export type Funnel = Schemas['Funnel'];

/** What each stage and tactic cost and earned, and how many people went on from step to step. */
export default function FunnelPage({ client }: PageProps) {
  const { address, go } = useAddress();
  const books = useBooks(client);
  const scope: Scope | undefined = client === undefined || books.bare ? undefined : { ...address, client };
  const funnel = useApi<Funnel>(scope && apiPath('funnel', scope));
  const earlierPeriod = before(
    address.from && address.to ? { from: address.from, to: address.to } : undefined,
    books.extent,
  );
  const earlier = useApi<Funnel>(scope && earlierPeriod && apiPath('funnel', { ...scope, ...earlierPeriod }));
  const placing = usePlacing(scope && client, funnel.refresh);
  const currency = shownCurrency(address, books.currencies);
  const on = earlierPeriod && `the ${length(earlierPeriod)} days before`;
  const about = funnel.data && aboutOf(funnel.data);
  return (
    <FiguresPage
      title="Funnel"
      about={
        about &&
        [
          periodName(about.period),
          ...(earlierPeriod ? [`compared with ${periodName(earlierPeriod)}`] : []),
          ...about.words,
        ].join(' · ')
      }
      client={client}
      books={books}
      asked={earlierPeriod ? [funnel, earlier] : [funnel]}
      className="funnel"
      above={<AskBar books={books} period={funnel.data?.period} />}
      aside={!address.currency && <CurrencySwitch codes={books.currencies} shown={currency} go={go} />}
    >
      {() => (
        <>
          <Unclassified funnel={funnel.data!} currency={currency!} can={placing.place !== undefined} />
          <Stages
            funnel={funnel.data!}
            earlier={earlierPeriod ? earlier.data : undefined}
            on={on}
            currency={currency!}
          />
          <Steps steps={funnel.data!.steps} until={funnel.data!.observed_until} />
          <Campaigns campaigns={funnel.data!.campaigns.filter((one) => one.currency === currency)} placing={placing} />
        </>
      )}
    </FiguresPage>
  );
}

/** First what the rest cannot be trusted without: how much of the spend no rule places. */
function Unclassified({ funnel, currency, can }: { funnel: Funnel; currency: string; can: boolean }) {
  const share = funnel.unclassified_spend[currency] ?? null;
  const open = funnel.campaigns.filter((one) => one.currency === currency && one.stage === 'unclassified').length;
  return (
    <section className="panel unclassified" data-part="unclassified" data-value={share ?? ''}>
      <div className="share">
        <b>{share === null ? '–' : format({ style: 'percent', maximumFractionDigits: 1 }, share)}</b> of the spend is
        unclassified
        <small>
          {share === null
            ? 'Nothing was spent in this currency.'
            : open === 0
              ? 'Every campaign that spent has a stage.'
              : `${open} ${open === 1 ? 'campaign has' : 'campaigns have'} no stage, the first of the list below. ` +
                (can
                  ? 'Say there where they belong; a naming convention on the page Settings places many at once.'
                  : 'Whoever may change settings says where they belong.')}
        </small>
      </div>
      <div className="share-bar" aria-hidden="true">
        <span style={{ width: `${Number(share ?? 0) * 100}%` }} />
      </div>
    </section>
  );
}
