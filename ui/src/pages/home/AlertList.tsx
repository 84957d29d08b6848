import { type Schemas, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import { money } from '../../kit/numbers';
import { ALERTS } from '../../figures/alerts';

const SHOWN = 5;

/** What somebody should look at, the open ones. */
export function AlertList({ client }: { client: string }) {
  const asked = useApi<Schemas['Alerts']>(`/api/v1/alerts?${new URLSearchParams({ client })}`);
  const open = asked.data?.alerts.filter((alert) => alert.closed_at === null) ?? [];
  const over = asked.data?.over ?? 0;
  return (
    <section className="panel" data-part="alerts" data-loading={asked.loading}>
      <div className="panel-head">
        <h2>
          Alerts
          {asked.data && <span className="count">{open.length}</span>}
        </h2>
      </div>
      <ul className="said">
        {asked.failure && (
          <li>
            <FailureLine failure={asked.failure} />
          </li>
        )}
        {open.slice(0, SHOWN).map((alert) => (
          <li key={`${alert.kind} ${alert.subject} ${alert.opened_at}`} data-alert={alert.kind}>
            <span>
              <b>{ALERTS[alert.kind]}</b>
              {alert.subject && `: ${alert.subject}`}
            </span>
            <small>
              {[
                alert.detail,
                alert.at_stake && alert.currency && `${money(alert.at_stake, alert.currency)} at stake`,
                `since ${instantName(alert.opened_at)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
        {open.length > SHOWN && <li className="quiet">and {open.length - SHOWN} more: bin/outlay alerts</li>}
        {asked.data && open.length === 0 && (
          <li className="quiet">Nothing is wrong{over > 0 && `; ${over} in the last 90 days are over`}.</li>
        )}
      </ul>
    </section>
  );
}
