import { useState } from 'react';
import { type Schemas, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';
import { Part } from './SettingsPage';
import { WebhookForm } from './WebhookForm';
import { WebhookItem } from './WebhookItem';

export type Webhook = Schemas['Webhook'];
export type WebhookEvents = Schemas['Webhooks']['events'];

/** Programs that are told what happens: set up, tried, looked after, and put back when they were removed by mistake. */
export function Webhooks({ client }: { client: string }) {
  const found = useApi<Schemas['Webhooks']>(`/api/v1/webhooks?${new URLSearchParams({ client })}`);
  const [adding, setAdding] = useState(false);
  /** A webhook whose secret was just made. */
  const [made, setMade] = useState<Webhook>();
  const adds = useChange<Webhook>((webhook) => {
    setAdding(false);
    setMade(webhook);
    return found.refresh();
  });
  const back = useChange<Webhook>(found.refresh);
  const data = found.data;
  return (
    <Part
      name="webhooks"
      title="Webhooks"
      {...(data ? { count: data.webhooks.length } : {})}
      about={
        <>
          Programs of yours that are called when something happens, each message signed.{' '}
          <a href="/docs/how-to/get-webhooks">What arrives, and how to check it</a>
        </>
      }
    >
      {found.failure && <FailureLine failure={found.failure} />}
      {data === undefined ? (
        !found.failure && <Waiting lines={2} />
      ) : (
        <>
          {data.webhooks.length === 0 && (
            <p className="note-line" data-part="no-webhooks">
              No program is told anything yet.
            </p>
          )}
          <ul className="said">
            {data.webhooks.map((webhook) => (
              <WebhookItem
                key={webhook.id}
                client={client}
                webhook={webhook}
                events={data.events}
                secret={made?.id === webhook.id ? made.secret : undefined}
                tell={setMade}
                changed={found.refresh}
              />
            ))}
            {data.removed.map((one) => (
              <li key={one.id} data-removed={one.id}>
                <span className="quiet">
                  Removed: <span className="address">{one.url}</span>
                </span>
                <small>
                  It is told nothing. With everything that it was told it is gone for good at{' '}
                  {instantName(one.gone_at)} UTC.
                </small>
                <p className="buttons">
                  <button
                    type="button"
                    className="plain small"
                    disabled={back.busy}
                    aria-label={`Put it back: ${one.url}`}
                    onClick={() => void back.change(`webhooks/${one.id}/restore`, { client })}
                  >
                    Put it back
                  </button>
                </p>
              </li>
            ))}
          </ul>
          {back.failure && <FailureLine failure={back.failure} />}
          {adding ? (
            <WebhookForm
              webhook={undefined}
              events={data.events}
              busy={adds.busy}
              failure={adds.failure}
              save={(what) => void adds.change('webhooks', { client, ...what })}
              leave={() => setAdding(false)}
            />
          ) : (
            <div className="panel-body">
              <button type="button" className="plain small" data-part="new-webhook" onClick={() => setAdding(true)}>
                Tell a program
              </button>
            </div>
          )}
        </>
      )}
    </Part>
  );
}
