import { useState } from 'react';
import type { Go } from '../../kit/address';
import type { Receipt } from '../../figures/questions';
import { Hint } from '../../kit/Hint';
import { instantName } from '../../kit/instants';
import { count } from '../../kit/numbers';
import { colourOf } from './TimeLine';
import { type Axis, type Lane, SHAPES, axisOf, lanesOf, shapeOf } from './lanes';

const HEIGHT = 34;
const MIDDLE = HEIGHT / 2;

interface Props {
  receipt: Receipt;
  channels: string[];
  /** Whether the touches of all that the CRM knows at the company count. */
  all: boolean;
  go: Go;
}

/** Everybody's way to one deal: a lane a person over one axis of time, as a picture or as a table. */
export function CompanyTimeLine({ receipt, channels, all, go }: Props) {
  const [asTable, setAsTable] = useState(false);
  const lanes = lanesOf(receipt);
  return (
    <section className="company" data-part="company" data-lanes={lanes.length} aria-label="Everybody at the company">
      <div className="panel-head">
        <h3>
          Everybody at the company <span className="count">{count(lanes.length)}</span>
          <Hint label="Whose touches are these?">
            Of all whom the CRM knows at the deal’s company. Those on the deal are credited; with all contacts,
            everybody is.
          </Hint>
        </h3>
        <div className="segments" role="group" aria-label="Whose touches count">
          <button type="button" aria-pressed={!all} onClick={() => go({ contacts: '' }, 'replace')}>
            On the deal
          </button>
          <button type="button" aria-pressed={all} onClick={() => go({ contacts: 'all' }, 'replace')}>
            All contacts
          </button>
        </div>
        <button type="button" className="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show picture' : 'Show table'}
        </button>
      </div>
      {lanes.length === 0 ? (
        <p className="note-line">The CRM names nobody on this deal, and no visit is known of anybody.</p>
      ) : asTable ? (
        <LanesTable receipt={receipt} lanes={lanes} />
      ) : (
        <Picture receipt={receipt} lanes={lanes} channels={channels} />
      )}
    </section>
  );
}

function Picture({ receipt, lanes, channels }: { receipt: Receipt; lanes: Lane[]; channels: string[] }) {
  const axis = axisOf(receipt);
  return (
    <figure className="lanes">
      <div className="lanes-box" tabIndex={0} role="region" aria-label="Lanes of time, scrolls down">
        {lanes.map((lane) => (
          <LaneRow key={lane.person} receipt={receipt} lane={lane} axis={axis} channels={channels} />
        ))}
      </div>
      <div className="ends quiet">
        <span>{instantName(new Date(axis.first).toISOString())}</span>
        <span>{instantName(new Date(axis.last).toISOString())}</span>
      </div>
      <figcaption>
        <ul className="channels">
          {channels.map((channel) => (
            <li key={channel}>
              <svg className="mark" viewBox="-8 -8 16 16" aria-hidden="true">
                <path d={SHAPES[shapeOf(channel, channels)]} fill={colourOf(channel, channels)} />
              </svg>
              {channel}
            </li>
          ))}
          <li className="quiet">hollow: does not count</li>
          <li className="quiet">dashed: lead and the other steps</li>
          <li className="quiet">
            <span className="diamond" aria-hidden="true" />
            won
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}

interface LaneProps {
  receipt: Receipt;
  lane: Lane;
  axis: Axis;
  channels: string[];
}

function LaneRow({ receipt, lane, axis, channels }: LaneProps) {
  const won = axis.x(Date.parse(receipt.at));
  return (
    <div className="lane" data-person={lane.person} data-touches={lane.touches.length}>
      <span className="who" title={lane.person}>
        {lane.person || 'Somebody'}
        <small>{touchesName(lane)}</small>
      </span>
      <svg height={HEIGHT} role="img" aria-label={sentence(lane)}>
        <line className="axis" x1="1%" x2="99%" y1={MIDDLE} y2={MIDDLE} />
        {Object.entries(receipt.milestones).map(([step, at]) => (
          <line
            key={step}
            className="step"
            x1={axis.x(Date.parse(at))}
            x2={axis.x(Date.parse(at))}
            y1={0}
            y2={HEIGHT}
          >
            <title>{`${step.toUpperCase()}, ${instantName(at)}`}</title>
          </line>
        ))}
        <svg x={won} overflow="visible">
          <path className="conversion" d={`M0 ${MIDDLE - 9}l9 9-9 9-9-9z`}>
            <title>{`${receipt.conversion}, ${instantName(receipt.at)}`}</title>
          </path>
        </svg>
        {lane.touches.map((touch) => {
          const colour = colourOf(touch.channel, channels);
          return (
            <svg key={touch.touch} x={axis.x(Date.parse(touch.at))} y={MIDDLE} overflow="visible">
              <path
                className="touch"
                data-touch={touch.touch}
                d={SHAPES[shapeOf(touch.channel, channels)]}
                fill={touch.counts ? colour : 'var(--raised)'}
                stroke={colour}
              >
                <title>
                  {`${touch.channel}, ${instantName(touch.at)}` + (touch.counts ? '' : `: ${touch.verdict}`)}
                </title>
              </path>
            </svg>
          );
        })}
      </svg>
    </div>
  );
}

/** The lanes in words; what each touch got stands in the table of all touches. */
function LanesTable({ receipt, lanes }: { receipt: Receipt; lanes: Lane[] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Everybody at the company, scrolls sideways">
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Touches</th>
            <th scope="col">Count</th>
            <th scope="col">First (UTC)</th>
            <th scope="col">Last (UTC)</th>
            <th scope="col" className="text">
              Channels
            </th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.person} data-person={lane.person}>
              <th scope="row">{lane.person || 'Somebody'}</th>
              <td>{count(lane.touches.length)}</td>
              <td>{count(lane.touches.filter((touch) => touch.counts).length)}</td>
              <td>{lane.touches[0] ? instantName(lane.touches[0].at) : '–'}</td>
              <td>{lane.touches.length > 0 ? instantName(lane.touches[lane.touches.length - 1]!.at) : '–'}</td>
              <td className="text">{[...new Set(lane.touches.map((touch) => touch.channel))].join(', ') || '–'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Won</th>
            <td>–</td>
            <td>–</td>
            <td>{instantName(receipt.at)}</td>
            <td>–</td>
            <td className="text">{receipt.conversion}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function touchesName(lane: Lane): string {
  return lane.touches.length === 0
    ? 'no touch known'
    : lane.touches.length === 1
      ? '1 touch'
      : `${count(lane.touches.length)} touches`;
}

function sentence(lane: Lane): string {
  const counting = lane.touches.filter((touch) => touch.counts).length;
  const first = lane.touches[0];
  const last = lane.touches[lane.touches.length - 1];
  return `${lane.person || 'Somebody'}: ${touchesName(lane)}${
    first && last ? `, ${counting} of them count; from ${instantName(first.at)} to ${instantName(last.at)}` : ''
  }`;
}
