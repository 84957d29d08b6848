import { ALERTS, type Alert } from '../../figures/alerts';
import { instantName } from '../../kit/instants';
import { count, format, money } from '../../kit/numbers';
import type { Preview as Found, Row } from '../../kit/useTable';
import { STAGES, tacticName } from '../funnel/Stages';
import { reasonName } from '../reconcile/Account';

const SHOWN = 12;

/** What a change does: which rows come and go, and what that moves, in figures. */
export function Preview({ preview }: { preview: Found }) {
  const { added, removed, columns } = preview;
  const words = (row: Row) =>
    columns
      .flatMap((name) => (row[name] ? [row[name].replaceAll('\n', ' + ')] : []))
      .join(', ');
  return (
    <div role="status" className="preview" data-part={`${preview.table}-changes`}>
      <ul className="changes">
        <Few rows={removed} line={(row) => <><b>Goes:</b> {words(row)}</>} />
        <Few rows={added} line={(row) => <><b>Comes:</b> {words(row)}</>} />
        {added.length + removed.length === 0 && <li>Nothing changes but the order of rows.</li>}
      </ul>
      {preview.moves && <Moves moves={preview.moves} shares={preview.unclassified ?? []} />}
      {preview.alerts && <Alerts alerts={preview.alerts} stay={preview.alerts_stay ?? 0} />}
      {preview.differences && <Differences differences={preview.differences} />}
      {preview.told && <Told told={preview.told} />}
      {preview.stopped && <Stopped stopped={preview.stopped} />}
      {preview.tried_over && preview.told && preview.told.length > 0 && <TriedOver over={preview.tried_over} />}
    </div>
  );
}

function Few<T>({ rows, line }: { rows: T[]; line: (row: T) => React.ReactNode }) {
  return (
    <>
      {rows.slice(0, SHOWN).map((row, place) => (
        <li key={place}>{line(row)}</li>
      ))}
      {rows.length > SHOWN && <li className="quiet">and {count(rows.length - SHOWN)} more</li>}
    </>
  );
}

function Moves({ moves, shares }: { moves: NonNullable<Found['moves']>; shares: NonNullable<Found['unclassified']> }) {
  const place = (stage: keyof typeof STAGES, tactic: string) =>
    STAGES[stage].title + (tactic ? `, ${tacticName(tactic).toLowerCase()}` : '');
  const percent = (share: string) => format({ style: 'percent', maximumFractionDigits: 1 }, share);
  return (
    <ul className="changes" data-part="moves">
      {moves.length === 0 && <li>No campaign moves.</li>}
      <Few
        rows={moves}
        line={(one) => (
          <>
            <b>
              {count(one.campaigns)} {one.campaigns === 1 ? 'campaign' : 'campaigns'}, {money(one.spend, one.currency)}:
            </b>{' '}
            from {place(one.from_stage, one.from_tactic)} to {place(one.to_stage, one.to_tactic)}
          </>
        )}
      />
      <Few
        rows={shares.filter((one) => one.before !== one.after)}
        line={(one) => (
          <>
            Unclassified of the spend in {one.currency}: {percent(one.before)} → {percent(one.after)}
          </>
        )}
      />
    </ul>
  );
}

function Alerts({ alerts, stay }: { alerts: NonNullable<Found['alerts']>; stay: number }) {
  return (
    <ul className="changes" data-part="alert-changes">
      {alerts.length === 0 && <li>No alert comes or goes.</li>}
      <Few
        rows={alerts}
        line={(one) => (
          <>
            <b>{one.becomes === 'new' ? 'New alert:' : 'Over:'}</b> {ALERTS[one.kind as Alert['kind']]}
            {one.subject && `, ${one.subject}`}: {one.detail}
            {one.at_stake && one.currency && ` (${money(one.at_stake, one.currency)} at stake)`}
          </>
        )}
      />
      {stay > 0 && <li className="quiet">{count(stay)} open as now</li>}
    </ul>
  );
}

function Differences({ differences }: { differences: NonNullable<Found['differences']> }) {
  return (
    <ul className="changes" data-part="differences">
      {differences.length === 0 && <li>No difference to a platform is explained otherwise.</li>}
      <Few
        rows={differences}
        line={(one) => (
          <>
            <b>
              {one.platform} {one.account_name || one.account}, {one.measure}:
            </b>{' '}
            {one.reasons
              .map((reason) => {
                const amount = (text: string) =>
                  one.measure === 'conversions'
                    ? format({ maximumFractionDigits: 2 }, text)
                    : money(text, one.currency);
                return `${reasonName(reason.reason)} ${amount(reason.before)} → ${amount(reason.after)}`;
              })
              .join('; ')}
          </>
        )}
      />
    </ul>
  );
}

/** What waits for rules that are there no more. */
function Stopped({ stopped }: { stopped: NonNullable<Found['stopped']> }) {
  return (
    <ul className="changes" data-part="stopped">
      <Few
        rows={stopped}
        line={(one) => (
          <>
            <b>{one.rule}</b> to {one.account} is no more:{' '}
            {one.waiting === 0
              ? 'nothing waits to be told by it'
              : one.waiting === 1
                ? '1 conversion that waits is not told any more'
                : `${count(one.waiting)} conversions that wait are not told any more`}
          </>
        )}
      />
    </ul>
  );
}

export function TriedOver({ over }: { over: NonNullable<Found['tried_over']> }) {
  return (
    <p className="quiet" data-part="tried-over">
      {over.all
        ? `Tried over everything that came in: ${count(over.entries)} entries of the log.`
        : `Tried over the last ${count(over.entries)} entries of the log, since ` +
          `${over.since === null ? 'now' : instantName(over.since)} UTC. What came before is not looked at, so that ` +
          'the first of somebody is the first of these.'}
    </p>
  );
}

function Told({ told }: { told: NonNullable<Found['told']> }) {
  return (
    <ul className="changes" data-part="told">
      <Few
        rows={told}
        line={(one) => (
          <>
            <b>{one.rule}</b> to {one.account}:{' '}
            {!one.connected
              ? 'there is no such account that can be told, so nothing is'
              : one.outcomes.length === 0
                ? 'nothing of the past would have been told'
                : one.outcomes.map((each) => `${each.outcome.replaceAll('-', ' ')} ${count(each.count)}`).join(', ')}
            {one.too_old_now > 0 && ` (${count(one.too_old_now)} of the told are too old to be told from now on)`}
          </>
        )}
      />
    </ul>
  );
}
