import { useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { FailureBox, Waiting } from '../../kit/Notices';
import { StateName } from './List';
import { type Delivery, type Door, type Receipt, deliveries } from './signal';

type Told = Delivery & { receipts: Receipt[] };

/** Everything that happened to one conversion, at every account, attempt by attempt. */
export function Story({ door, conversion }: { door: Door; conversion: string }) {
  const found = useApi<{ deliveries: Told[] }>(deliveries(door, '/conversion', { id: conversion }));
  if (found.failure) {
    return <FailureBox failure={found.failure} again={found.again} />;
  }
  if (found.data === undefined) {
    return <Waiting />;
  }
  return (
    <>
      {found.data.deliveries.map((told) => (
        <section key={`${told.account} ${told.change} ${told.rule}`} className="panel" data-part="story">
          <div className="panel-head">
            <h2>
              {conversion} <span className="quiet">to {told.account}</span>
            </h2>
            <StateName delivery={told} />
          </div>
          <dl className="facts">
            <Fact title="Rule" text={told.rule} />
            <Fact title="Change" text={told.change === 0 ? '' : String(told.change)} />
            <Fact title="Destination" text={told.destination} />
            <Fact title="Came in (UTC)" text={instantName(told.came)} />
            <Fact title="Attempts" text={String(told.attempts)} />
          </dl>
          <ol className="receipts">
            {told.receipts.map((receipt) => (
              <ReceiptLine key={receipt.number} receipt={receipt} />
            ))}
            {told.receipts.length === 0 && <li className="quiet">Nothing was sent yet.</li>}
          </ol>
        </section>
      ))}
    </>
  );
}

function ReceiptLine({ receipt }: { receipt: Receipt }) {
  return (
    <li data-receipt={receipt.number}>
      <p>
        <b>{receipt.outcome}</b> <span className="quiet">{instantName(receipt.at)}</span>
      </p>
      <dl className="facts">
        <Fact title="Attempt" text={receipt.attempt > 0 ? String(receipt.attempt) : ''} />
        <Fact title="Their answer" text={[receipt.status > 0 ? receipt.status : '', receipt.code].join(' ').trim()} />
        <Fact title="Their request id" text={receipt.request_id} />
        <Fact title="Consent from" text={receipt.evidence} />
        <Fact title="Told (names of fields, no values)" text={receipt.fields.join(', ')} />
        <Fact title="Fingerprint" text={receipt.fingerprint} />
      </dl>
    </li>
  );
}

/** What is empty says nothing. */
function Fact({ title, text }: { title: string; text: string }) {
  return text === '' ? null : (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}
