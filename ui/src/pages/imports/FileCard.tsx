import { useEffect, useState } from 'react';
import { type Failure, call, download, failureOf } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { type Result, type Upload, importable, optionsOf, paths, size } from './imports';
import { Columns } from './Columns';
import { ResultView } from './ResultView';
import { useUpload } from './useUpload';

interface Props {
  client: string;
  file: File;
  changed: () => void;
  close: () => void;
}

const SAID = { platform: 'Platform', kind: 'Kind', account: 'Ad account', currency: 'Currency', zone: 'Time zone' };
const HINTS: Record<string, string> = {
  platform: 'google, meta, …',
  kind: 'spend, orders, …',
  account: 'its id',
  currency: 'EUR',
  zone: 'Europe/Berlin',
};

/** One file: on its way, what it would import, what it means, and what became of it. */
export function FileCard({ client, file, changed, close }: Props) {
  const { upload, failure, busy, tryOut, importNow, cancel } = useUpload(client, file);
  const [said, setSaid] = useState<Record<string, string>>({});
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const result = upload?.result;
  const refused = result?.files.some((one) => one.state === 'refused') ?? false;
  const options = optionsOf(said, mapping);
  const state = upload?.state ?? 'receiving';
  useEffect(() => {
    if (state === 'done') {
      changed();
    }
  }, [state, changed]);
  const leave = () => {
    if (state !== 'done') {
      cancel();
    }
    close();
  };
  return (
    <section className="panel file" data-part="file" data-state={state} data-file={file.name}>
      <div className="panel-head">
        <h2>
          <bdi>{file.name}</bdi> <span className="count">{size(file.size)}</span>
        </h2>
        <button type="button" className="plain" onClick={leave}>
          {state === 'done' ? 'Close' : 'Cancel'}
        </button>
      </div>
      <div className="panel-body">
        <OnItsWay upload={upload} />
        {failure && <FailureLine failure={failure} />}
        {upload?.failure && <p className="wrong">{upload.failure}</p>}
        {result && <ResultView result={result} />}
        {state === 'tried' && (refused || asking) && upload && (
          <form
            className="meaning"
            data-part="meaning"
            onSubmit={(event) => {
              event.preventDefault();
              tryOut(options);
            }}
          >
            <h3>What the file does not say</h3>
            <div className="row">
              {Object.entries(SAID).map(([name, title]) => (
                <label key={name} className="field">
                  <span>{title}</span>
                  <input
                    data-part={`say-${name}`}
                    placeholder={HINTS[name]}
                    value={said[name] ?? ''}
                    onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
                  />
                </label>
              ))}
            </div>
            {upload.tables.map((table) => (
              <Columns key={table.file} table={table} mapping={mapping} change={setMapping} />
            ))}
            <button type="submit" className="main" disabled={busy}>
              Look again
            </button>
          </form>
        )}
        {result && state !== 'done' && (
          <p className="buttons">
            {importable(result) && (
              <button
                type="button"
                className="main"
                data-part="import"
                disabled={busy}
                onClick={() => importNow(options)}
              >
                {state === 'importing' ? 'Importing …' : 'Import it'}
              </button>
            )}
            {!refused && state === 'tried' && (
              <button type="button" className="plain" aria-expanded={asking} onClick={() => setAsking(!asking)}>
                Read it otherwise
              </button>
            )}
          </p>
        )}
        {result && upload && <Afterwards client={client} upload={upload} result={result} changed={changed} />}
      </div>
    </section>
  );
}

function OnItsWay({ upload }: { upload: Upload | undefined }) {
  const state = upload?.state ?? 'receiving';
  if (state === 'receiving' || state === 'ready') {
    return (
      <>
        <p className="quiet">On its way{upload && `: ${size(upload.received)} of ${size(upload.bytes)}`}</p>
        <progress aria-label="Sent" max={upload?.bytes ?? 1} value={upload?.received ?? 0} />
      </>
    );
  }
  if (upload && (state === 'trying' || state === 'importing')) {
    const { read, stored, of } = upload.progress;
    return (
      <div role="status">
        <p className="quiet">
          {state === 'trying' ? 'Looking at it' : 'Importing it'}
          {read > 0 && `, ${read.toLocaleString()} rows read`}
          {of > 0 && `, ${stored.toLocaleString()} of ${of.toLocaleString()} stored`}
        </p>
        {of > 0 ? <progress aria-label="Stored" max={of} value={stored} /> : <progress aria-label="Reading" />}
      </div>
    );
  }
  return null;
}

interface AfterwardsProps {
  client: string;
  upload: Upload;
  result: Result;
  changed: () => void;
}

/** The faults as a file to mend by, and the way back. */
function Afterwards({ client, upload, result, changed }: AfterwardsProps) {
  const [failure, setFailure] = useState<Failure>();
  const [undone, setUndone] = useState<Result>();
  const [busy, setBusy] = useState(false);
  const faults = result.files.flatMap((one) => one.problems).filter((one) => one.severity !== 'note').length;
  const ids = result.files.flatMap((one) => (one.state === 'imported' && one.import_id ? [one.import_id] : []));
  const undo = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      for (const id of ids) {
        setUndone(await call<Result>({ path: paths.undo, body: { client, id } }));
      }
      changed();
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <p className="buttons">
      {faults > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() =>
            void download(paths.errors(upload.upload), 'errors.csv').catch((cause: unknown) =>
              setFailure(failureOf(cause)),
            )
          }
        >
          {faults === 1 ? 'The fault' : `${faults.toLocaleString()} faults`} as CSV
        </button>
      )}
      {ids.length > 0 && !undone && (
        <button type="button" className="plain" data-part="undo" disabled={busy} onClick={() => void undo()}>
          Take it back
        </button>
      )}
      {undone && (
        <span role="status">
          {undone.complete
            ? 'Taken back; drop the file again to bring it back.'
            : undone.files[0]?.problems[0]?.message}
        </span>
      )}
      {failure && <FailureLine failure={failure} />}
    </p>
  );
}
