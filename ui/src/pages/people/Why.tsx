import { useState } from 'react';
import { type Failure, call, failureOf, useApi } from '../../kit/api';
import { FailureLine, Waiting } from '../../kit/Notices';
import { type Chain, type Door, type Person, type Tie, ask, kindName, sentenceOf, valueOf, when } from './people';

interface Props {
  door: Door;
  person: Person;
  identifier: string;
  changed: (one: string, other: string) => void;
}

/** Why two identifiers are one person: the shortest chain of evidence, as a picture and in words. */
export function Why({ door, person, identifier, changed }: Props) {
  const all = person.identifiers;
  const [one, setOne] = useState(all.includes(identifier) ? identifier : (all[0] ?? ''));
  const [other, setOther] = useState(all.findLast((each) => each !== one) ?? one);
  const chain = useApi<Chain>(one === other ? undefined : ask(door, '/why', { one, other }));
  if (all.length < 2) {
    return null;
  }
  return (
    <section className="panel" data-part="why">
      <div className="panel-head">
        <h2>Why is this one person?</h2>
      </div>
      <div className="panel-body">
        <div className="row pickers">
          <Picker title="This" part="one" value={one} all={all} choose={setOne} />
          <Picker title="and this" part="other" value={other} all={all} choose={setOther} />
        </div>
        {one === other ? (
          <p className="quiet">Choose two different identifiers.</p>
        ) : chain.loading ? (
          // Not the evidence of the two before: whoever takes apart what stands there means these two.
          <Waiting lines={2} />
        ) : chain.failure ? (
          <FailureLine failure={chain.failure} />
        ) : (
          chain.data && (
            <Evidence door={door} chain={chain.data.chain} from={chain.data.one} changed={changed} />
          )
        )}
      </div>
    </section>
  );
}

interface PickerProps {
  title: string;
  part: string;
  value: string;
  all: string[];
  choose: (identifier: string) => void;
}

function Picker({ title, part, value, all, choose }: PickerProps) {
  return (
    <label className="field grow">
      <span>{title}</span>
      <select data-part={part} value={value} onChange={(event) => choose(event.target.value)}>
        {all.map((each) => (
          <option key={each} value={each}>
            {kindName(each)}: {valueOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface EvidenceProps {
  door: Door;
  chain: Tie[];
  from: string;
  changed: (one: string, other: string) => void;
}

function Evidence({ door, chain, from, changed }: EvidenceProps) {
  const [open, setOpen] = useState<number>();
  return (
    <>
      <figure className="chain" data-part="chain" aria-label="The chain of evidence; it stands below in words">
        <Node identifier={from} />
        {chain.map((tie, step) => (
          <span key={step} className="step" aria-hidden="true">
            <span className="tie" data-rule={tie.rule}>
              <b>{tie.rule.replaceAll('_', ' ')}</b>
              {tie.source && <code title={tie.source}>{tie.source}</code>}
              <small>{when(tie.at)}</small>
            </span>
            <Node identifier={farEnd(chain, step, from)} />
          </span>
        ))}
      </figure>
      <ol className="lines words" data-part="words">
        {chain.map((tie, step) => (
          <li key={step}>
            <span className="grow">{sentenceOf(tie)}</span>
            {open === step ? (
              <SplitForm
                door={door}
                tie={tie}
                done={() => changed(tie.one, tie.other)}
                close={() => setOpen(undefined)}
              />
            ) : (
              <button type="button" className="plain small" onClick={() => setOpen(step)}>
                Take apart
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A tie names its two ends in an order of its own; the chain is walked from one end to the other. */
export function farEnd(chain: Tie[], step: number, from: string): string {
  let at = from;
  for (const tie of chain.slice(0, step + 1)) {
    at = tie.one === at ? tie.other : tie.one;
  }
  return at;
}

function Node({ identifier }: { identifier: string }) {
  return (
    <span className="node" aria-hidden="true" title={identifier}>
      <small>{kindName(identifier)}</small>
      <bdi>{valueOf(identifier)}</bdi>
    </span>
  );
}

function SplitForm({ door, tie, done, close }: { door: Door; tie: Tie; done: () => void; close: () => void }) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const split = async () => {
    setBusy(true);
    try {
      await call<Chain>(ask(door, '/split', { one: tie.one, other: tie.other, reason: reason.trim() }));
      done();
    } catch (cause) {
      setFailure(failureOf(cause));
      setBusy(false);
    }
  };
  return (
    <form
      className="row split"
      onSubmit={(event) => {
        event.preventDefault();
        void split();
      }}
    >
      <label className="grow">
        <span className="unseen">Why do they not belong together?</span>
        <input
          data-part="reason"
          autoFocus
          maxLength={1000}
          placeholder="Why do they not belong together?"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="main small" disabled={busy || reason.trim() === ''}>
        Take apart
      </button>
      <button type="button" className="plain small" onClick={close}>
        Leave
      </button>
      {failure && <FailureLine failure={failure} />}
    </form>
  );
}
