import { type FormEvent, useState } from 'react';
import type { Failure } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import type { Webhook, WebhookEvents } from './Webhooks';

interface Props {
  /** Absent for one that is not there yet. */
  webhook: Webhook | undefined;
  events: WebhookEvents;
  busy: boolean;
  failure: Failure | undefined;
  save: (what: { url: string; events: string[] }) => void;
  leave: () => void;
}

/** Where messages go, and which. */
export function WebhookForm({ webhook, events, busy, failure, save, leave }: Props) {
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [chosen, setChosen] = useState<string[]>(webhook?.events ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ url, events: chosen });
  };
  const choose = (name: string, on: boolean) =>
    setChosen(on ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <form className="panel-body webhook-form" data-part="webhook-form" onSubmit={submit}>
      <label className="field">
        <span>Address</span>
        <input
          type="text"
          inputMode="url"
          data-part="webhook-url"
          required
          placeholder="https://hooks.shop.example/in"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </label>
      <fieldset>
        <legend>What it is told</legend>
        {events.map(({ event, says }) => (
          <label key={event}>
            <input
              type="checkbox"
              data-event={event}
              checked={chosen.includes(event)}
              onChange={(change) => choose(event, change.target.checked)}
            />
            <span>
              <code>{event}</code> <small>{says}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {failure && <FailureLine failure={failure} />}
      <p className="buttons">
        <button type="submit" className="main small" disabled={busy || chosen.length === 0}>
          Save
        </button>
        <button type="button" className="plain small" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
