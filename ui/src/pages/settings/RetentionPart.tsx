import { useEffect, useRef, useState } from 'react';
import { type Schemas, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { may, useSession } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import { useTrial } from '../../kit/useTrial';
import { type ClientSettings, Part } from './SettingsPage';
import { TrialFoot } from './TrialFoot';

type Plan = Schemas['RetentionPlan'];
type Found = Schemas['RetentionPreview'];
type Times = Record<string, string>;

const FOR_EVER = 'until it is erased';

/** How long what is kept, of all clients: changed by owners of all of them, and read by whoever may change settings. */
export function RetentionPart({ data }: { data: ClientSettings }) {
  const session = useSession();
  // In no client alone: somebody may only where they may everywhere.
  const mine = may(session, 'change-installation', undefined);
  const about = (
    <>
      It holds for every client, so that owners of every client change it
      {mine ? '. ' : ', and nobody else; whoever runs the server also by its file. '}
      Figures stay: what is ended loses whose it was. A shorter time waits for seven days, in which it can be taken
      back.
    </>
  );
  return (
    <Part name="retention" title="How long what is kept" about={about}>
      {mine ? (
        <Form />
      ) : (
        <dl className="facts">
          {data.retention.map((one) => (
            <div key={one.class}>
              <dt>{one.what}</dt>
              <dd className={one.kept === null ? 'quiet' : undefined}>{one.kept ?? FOR_EVER}</dd>
            </div>
          ))}
        </dl>
      )}
    </Part>
  );
}

function Form() {
  const found = useApi<Plan>('/api/v1/retention');
  const plan = found.data;
  const [times, setTimes] = useState<Times>({});
  const [preview, setPreview] = useState<Found>();
  const trial = useTrial<Found>('retention', {}, setPreview);
  /** What the reader has typed, and keeps while what is there is read again. */
  const typed = useRef<Times>({});
  const read = (kept: Times) => {
    typed.current = kept;
    setPreview(undefined);
    return found.refresh();
  };
  const { change, busy, failure } = useChange<Plan>(
    () => read({}),
    () => read(wanted),
  );
  useEffect(() => {
    setTimes({ ...wantedOf(plan), ...typed.current });
    typed.current = {};
  }, [plan]);
  const was = wantedOf(plan);
  const wanted = Object.fromEntries(Object.entries(times).filter(([kind, text]) => text.trim() !== was[kind]));
  if (plan === undefined) {
    return found.failure ? <FailureLine failure={found.failure} /> : <Waiting lines={5} />;
  }
  const dirty = Object.keys(wanted).length > 0;
  const leave = () => {
    trial.leave();
    setTimes(was);
    setPreview(undefined);
  };
  const last = plan.versions[0];
  const failed = trial.failure ?? failure;
  return (
    <div className="panel-body table-editor">
      <div className="mail-form">
        {plan.classes.map((one) => (
          <label key={one.class} className="field">
            <span>{one.what}</span>
            <input
              type="text"
              data-class={one.class}
              readOnly={one.fixed !== null || busy}
              placeholder={FOR_EVER}
              value={one.fixed === null ? (times[one.class] ?? '') : (one.kept ?? '')}
              onChange={(event) => {
                trial.leave();
                setTimes({ ...times, [one.class]: event.target.value });
                setPreview(undefined);
              }}
            />
            <small className="quiet">
              {one.fixed !== null
                ? `Read only: ${one.fixed}.`
                : one.next_from !== null
                  ? `Until ${one.next_from}: ${one.kept ?? FOR_EVER}.`
                  : 'Like 25 months, 396 days or 3 years.'}
            </small>
          </label>
        ))}
      </div>
      {failed && <FailureLine failure={failed} />}
      {preview && <Goes preview={preview} />}
      <TrialFoot far={trial.far} leave={trial.leave} />
      <p className="buttons" aria-busy={busy || trial.busy}>
        {dirty && !preview && (
          <button
            type="button"
            className="main small"
            data-part="try-retention"
            disabled={trial.busy}
            onClick={() => trial.tries({ times: wanted })}
          >
            See what changes
          </button>
        )}
        {dirty && preview && (
          <button
            type="button"
            className="main small"
            data-part="save-retention"
            disabled={busy}
            onClick={() => void change('retention', { times: wanted }, found.tag)}
          >
            Save
          </button>
        )}
        {dirty && (
          <button type="button" className="plain small" data-part="leave-retention" onClick={leave}>
            Leave it
          </button>
        )}
        {!dirty && last && (
          <button
            type="button"
            className="plain small"
            data-part="undo-retention"
            disabled={busy}
            onClick={() => void change('retention/undo', { version: last }, found.tag)}
          >
            As before {instantName(last)} UTC
          </button>
        )}
      </p>
    </div>
  );
}

/** What is wanted of each class, whether it holds already or not. */
function wantedOf(plan: Plan | undefined): Times {
  return Object.fromEntries(
    (plan?.classes ?? [])
      .filter((one) => one.fixed === null)
      .map((one) => [one.class, one.next_kept ?? one.kept ?? '']),
  );
}

/** What a change ends, and when. */
function Goes({ preview }: { preview: Found }) {
  const { changes, goes } = preview;
  const rows = Object.entries(goes?.rows ?? {}).filter(([, number]) => number > 0);
  return (
    <div role="status" className="preview" data-part="retention-changes">
      <ul className="changes">
        {changes.map((one) => (
          <li key={one.class}>
            <b>{one.what}:</b> {one.before ?? FOR_EVER} → {one.after ?? FOR_EVER},{' '}
            {one.from === null ? 'at once' : `from ${one.from} (UTC) on; until then it can be taken back`}
          </li>
        ))}
        {changes.length === 0 && <li>Nothing changes.</li>}
      </ul>
      {goes && (
        <ul className="changes" data-part="goes">
          {rows.length === 0 && <li>Nothing that is stored now ends on that day that would not end anyway.</li>}
          {rows.map(([kind, number]) => (
            <li key={kind}>
              <b>
                {count(number)} {number === 1 ? 'row' : 'rows'} of {kind}
              </b>{' '}
              end on that day, and do not come back.
            </li>
          ))}
          {goes.people > 0 && (
            <li>
              Of {count(goes.people)} {goes.people === 1 ? 'person' : 'people'} events are nobody's any more.
            </li>
          )}
          {goes.conversions > 0 && (
            <li>
              {goes.conversions === 1
                ? '1 conversion loses visits before it'
                : `${count(goes.conversions)} conversions lose visits before them`}
              ; what these led to becomes unattributed.
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
