import { useState } from 'react';
import { Failure, type Schemas, useApi } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';
import { Part } from './SettingsPage';

const MOST_BYTES = 200_000;

/** The picture on reports that are printed or mailed. */
export function LogoPart({ client }: { client: string }) {
  const found = useApi<Schemas['Logo']>(`/api/v1/logo?${new URLSearchParams({ client })}`);
  const { change, busy, failure } = useChange<Schemas['Logo']>(found.refresh);
  const [tooLarge, setTooLarge] = useState<Failure>();
  const picture = found.data?.picture;
  const take = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    const large = file.size > MOST_BYTES;
    setTooLarge(large ? new Failure('Too large', `${file.name} has more than 200 kB; make it smaller.`) : undefined);
    if (!large) {
      await change('logo', { client, picture: await base64(file) });
    }
  };
  return (
    <Part
      name="logo"
      title="Picture on reports"
      about="PNG or JPEG, at most 200 kB. It stands on reports that are printed or mailed."
    >
      <div className="panel-body logo">
        {picture && <img src={picture} alt={`The picture of ${client}`} data-part="logo-picture" />}
        <label className="plain-file">
          <span className="unseen">Choose a picture</span>
          <input
            type="file"
            accept="image/png,image/jpeg"
            data-part="logo-file"
            disabled={busy}
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
        {picture && (
          <button
            type="button"
            className="plain small"
            disabled={busy}
            onClick={() => void change('logo/remove', { client })}
          >
            Take it away
          </button>
        )}
        {(tooLarge ?? failure ?? found.failure) && <FailureLine failure={(tooLarge ?? failure ?? found.failure)!} />}
      </div>
    </Part>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return window.btoa(text);
}
