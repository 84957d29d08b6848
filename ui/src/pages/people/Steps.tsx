import { useState } from 'react';
import { follow, useAddress } from '../../kit/address';
import type { Asked } from '../../kit/api';
import { fromCountry } from '../../kit/countries';
import { instantName } from '../../kit/instants';
import { FailureLine, More, Waiting } from '../../kit/Notices';
import { money } from '../../kit/numbers';
import { type PersonJourney, type Step, timeline } from './people';

const FIRST = 20;
const NAMES = { lead: 'Lead', order: 'Order', deal_won: 'Won deal' } as const;

/** What the person did: touches and conversions, the newest first. */
export function Steps({ journey, client }: { journey: Asked<PersonJourney>; client: string }) {
  const [most, setMost] = useState(FIRST);
  if (!journey.data) {
    return journey.failure ? <FailureLine failure={journey.failure} /> : <Waiting lines={4} />;
  }
  const steps = timeline(journey.data);
  const { touch_count: touches, conversion_count: conversions } = journey.data;
  return (
    <section className="panel" data-part="journey">
      <div className="panel-head">
        <h2>Journey</h2>
        <span className="quiet">
          {touches.toLocaleString()} {touches === 1 ? 'touch' : 'touches'}, {conversions.toLocaleString()}{' '}
          {conversions === 1 ? 'conversion' : 'conversions'}
        </span>
      </div>
      {steps.length === 0 ? (
        <p className="panel-body quiet">No visit and no conversion of this person is known.</p>
      ) : (
        <ol className="steps">
          {steps.slice(0, most).map((step, place) => (
            <Line key={place} step={step} client={client} />
          ))}
        </ol>
      )}
      <More shown={most} of={steps.length} what="steps" more={() => setMost(most * 5)} />
      {touches + conversions > steps.length && (
        <p className="more quiet">
          The newest {steps.length.toLocaleString()} are here; <code>outlay access</code> gives all.
        </p>
      )}
    </section>
  );
}

function Line({ step, client }: { step: Step; client: string }) {
  const { go } = useAddress();
  if ('touch' in step) {
    const { touch } = step;
    const ad = [touch.platform, touch.campaign || touch.campaign_id, touch.ad || touch.ad_id];
    const place = [...ad, fromCountry(touch.visitor_country)].filter(Boolean);
    return (
      <li data-kind="touch" data-touch={touch.touch}>
        <time dateTime={step.at}>{instantName(step.at)}</time>
        <span className="what">
          {touch.channel} {touch.view && <span className="badge">view</span>}
          {place.length > 0 && <small>{place.join(' · ')}</small>}
        </span>
      </li>
    );
  }
  const { conversion } = step;
  const receipt = { view: '', look: '', client, conversion: conversion.conversion };
  return (
    <li data-kind="conversion" data-conversion={conversion.conversion}>
      <time dateTime={step.at}>{instantName(step.at)}</time>
      <span className="what">
        <a
          href={`?${new URLSearchParams({ client, conversion: conversion.conversion })}`}
          onClick={(event) => follow(event, () => go(receipt))}
        >
          {conversion.conversion}
        </a>
        <small>
          {NAMES[conversion.kind]}
          {conversion.people > 1 && `, of ${conversion.people} people`}
        </small>
      </span>
      <b className="worth">
        {conversion.kind === 'lead' ? '' : money(conversion.value.amount, conversion.value.currency)}
      </b>
    </li>
  );
}
