import { useState } from 'react';
import { Code } from '../../kit/Code';
import { instantName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';
import { WebhookForm } from './WebhookForm';
import { WebhookMessages } from './WebhookMessages';
import type { Webhook, WebhookEvents } from './Webhooks';

interface Props {
  client: string;
  webhook: Webhook;
  events: WebhookEvents;
  /** Where it was just made; it is not to be had again. */
  secret: string | undefined;
  /** Says that a secret was made, or that the reader has it. */
  tell: (made: Webhook | undefined) => void;
  changed: () => Promise<void>;
}

/** One program that is told what happens: how it fares, and what can be done about it. */
export function WebhookItem({ client, webhook, events, secret, tell, changed }: Props) {
  const [changing, setChanging] = useState(false);
  const [looking, setLooking] = useState(false);
  const [tried, setTried] = useState<{ taken: boolean; said: string }>();
  const path = `webhooks/${webhook.id}`;
  const setting = useChange<Webhook>(() => {
    setChanging(false);
    return changed();
  }, changed);
  const rotating = useChange<Webhook>((made) => {
    tell(made);
    return changed();
  });
  const trial = useChange<{ taken: boolean; said: string }>(setTried);
  const removing = useChange<{ removed: string }>(changed);
  const failure = (changing ? undefined : setting.failure) ?? rotating.failure ?? trial.failure ?? removing.failure;
  const set = (what: Record<string, unknown>) => void setting.change(path, { client, ...what }, webhook.etag);
  return (
    <li data-webhook={webhook.id} data-state={state(webhook)}>
      <b className="address">{webhook.url}</b> <StateBadge webhook={webhook} />
      <small>{webhook.events.join(', ')}</small>
      <small>made {instantName(webhook.created_at)} UTC</small>
      {webhook.off && <small className="stake">Nothing is sent: {webhook.off}.</small>}
      {webhook.on && webhook.failing_since && (
        <small className="stake">
          Nothing was taken since {instantName(webhook.failing_since)} UTC. Its messages say what it answers; after five
          days it is switched off by itself.
        </small>
      )}
      {webhook.old_secret_until && Date.parse(webhook.old_secret_until) > Date.now() && (
        <small>
          Messages are signed with the secret before besides, until {instantName(webhook.old_secret_until)} UTC; another
          one now would end that at once.
        </small>
      )}
      {secret !== undefined && (
        <div className="once" role="status" data-part="webhook-secret">
          <p>The secret that its messages are signed with. Keep it now: it is not shown again.</p>
          <Code text={secret} />
          <button type="button" className="plain small" onClick={() => tell(undefined)}>
            I have it
          </button>
        </div>
      )}
      {changing && (
        <WebhookForm
          webhook={webhook}
          events={events}
          busy={setting.busy}
          failure={setting.failure}
          save={set}
          leave={() => setChanging(false)}
        />
      )}
      {failure && <FailureLine failure={failure} />}
      {!changing && (
        <p className="buttons">
          <button
            type="button"
            className="plain small"
            disabled={trial.busy}
            onClick={() => void trial.change(`${path}/test`, { client })}
          >
            {trial.busy ? 'Sending …' : 'Send a test'}
          </button>
          <button type="button" className="plain small" aria-expanded={looking} onClick={() => setLooking(!looking)}>
            Messages
          </button>
          <button type="button" className="plain small" onClick={() => setChanging(true)}>
            Change
          </button>
          <button
            type="button"
            className="plain small"
            disabled={setting.busy}
            onClick={() => set({ on: !webhook.on })}
          >
            {webhook.on ? 'Switch off' : 'Switch on'}
          </button>
          <button
            type="button"
            className="plain small"
            // Another one while nobody has kept this one would end the one before that programs check with.
            disabled={rotating.busy || secret !== undefined}
            onClick={() => void rotating.change(`${path}/secret`, { client })}
          >
            Another secret
          </button>
          <button
            type="button"
            className="plain small danger"
            disabled={removing.busy}
            onClick={() => void removing.change(`${path}/remove`, { client })}
          >
            Remove
          </button>
        </p>
      )}
      {tried && (
        <p role="status" className="small" data-part="webhook-tried">
          {tried.taken ? 'The test was taken.' : `The test was not taken: ${tried.said}.`}
        </p>
      )}
      {looking && <WebhookMessages client={client} webhook={webhook.id} />}
    </li>
  );
}

function state({ on, failing_since: failing }: Webhook): 'on' | 'off' | 'failing' {
  return on ? (failing === null ? 'on' : 'failing') : 'off';
}

function StateBadge({ webhook }: { webhook: Webhook }) {
  const is = state(webhook);
  return (
    <span className="badge" data-tone={is === 'on' ? 'good' : is === 'failing' ? 'bad' : undefined}>
      {is}
    </span>
  );
}
