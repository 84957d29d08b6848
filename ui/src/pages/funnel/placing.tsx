import { useRef, useState } from 'react';
import { type Failure, type Schemas, useApi } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { may, useSession } from '../../kit/session';
import { useChange } from '../../kit/useChange';
import type { Funnel } from './FunnelPage';
import { STAGES } from './Stages';

type Campaign = Pick<Funnel['campaigns'][number], 'key' | 'campaign'>;
type Table = Schemas['SettingsTable'];
type Stage = 'awareness' | 'consideration' | 'conversion' | 'excluded';

const TO: Stage[] = ['awareness', 'consideration', 'conversion', 'excluded'];

export interface Placing {
  /** Absent where whoever reads may not, or the file is not for changing here. */
  place?: (campaign: Campaign, stage: Stage) => void;
  undo?: () => void;
  /** What was placed last. */
  done: string | undefined;
  busy: boolean;
  failure: Failure | undefined;
}

/** Says of one campaign where it stands, in effect at once and taken back by a click. */
export function usePlacing(client: string | undefined, changed: () => Promise<void>): Placing {
  const session = useSession();
  const allowed = client !== undefined && may(session, 'change-settings', client);
  const found = useApi<Table>(
    allowed ? `/api/v1/settings/funnel_rules?${new URLSearchParams({ client })}` : undefined,
  );
  const [done, setDone] = useState<{ words: string; version: string | undefined }>();
  const words = useRef('');
  const { change, busy, failure } = useChange<Table>((answer) => {
    setDone(words.current === '' ? undefined : { words: words.current, version: answer.versions[0] });
    // The next placing is decided on the rows as they are then.
    return Promise.all([found.refresh(), changed()]);
  }, found.refresh);
  const table = found.data;
  if (!allowed || table === undefined || table.read_only !== null) {
    return { done: undefined, busy, failure };
  }
  const place = (campaign: Campaign, stage: Stage) => {
    words.current = `${campaign.campaign || campaign.key} is in ${STAGES[stage].title}.`;
    const others = table.rows.filter((row) => row.rule !== 'campaign' || row.match !== campaign.key);
    const rows = [...others, { rule: 'campaign', match: campaign.key, variable: '', stage, tactic: '' }];
    void change('settings/funnel_rules', { client, rows }, found.tag);
  };
  const undo = () => {
    words.current = '';
    void change('settings/funnel_rules/undo', { client, version: done?.version }, found.tag);
  };
  return { place, ...(done?.version ? { undo } : {}), done: done?.words, busy, failure };
}

interface PlaceInProps {
  campaign: string;
  busy: boolean;
  to: (stage: Stage) => void;
}

/** Where a campaign without a stage belongs. */
export function PlaceIn({ campaign, busy, to }: PlaceInProps) {
  return (
    <select
      data-part="place"
      aria-label={`Place ${campaign} in`}
      value=""
      disabled={busy}
      onChange={(event) => to(event.target.value as Stage)}
    >
      <option value="">Place in …</option>
      {TO.map((stage) => (
        <option key={stage} value={stage}>
          {STAGES[stage].title}
        </option>
      ))}
    </select>
  );
}

/** What was placed last, and the way back. */
export function Placed({ placing }: { placing: Placing }) {
  return (
    <>
      {placing.failure && <FailureLine failure={placing.failure} />}
      <p className={placing.done ? 'note-line buttons' : 'unseen'} role="status" data-part="placed">
        {placing.done}
        {placing.undo && (
          <button
            type="button"
            className="plain small"
            data-part="undo-place"
            disabled={placing.busy}
            onClick={placing.undo}
          >
            Undo
          </button>
        )}
      </p>
    </>
  );
}
