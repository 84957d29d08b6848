import type { Receipt, ReceiptTouch } from '../../figures/questions';
import { approximately, sum } from '../../kit/decimal';
import { ageName, instantName } from '../../kit/instants';
import { money } from '../../kit/numbers';

const HEIGHT = 150;
const AXIS = 128;
const TALLEST = 100;
/** Of the width, in percent, so that the picture fits a phone without becoming small. */
const MARGIN = 3;
const DAY_MILLIS = 86_400_000;
/** Told apart also by people who do not see all colours, on light and dark ground. */
const COLOURS = ['#2f7fc1', '#d9822b', '#3a9d78', '#a55bb0', '#c9564c', '#8a8f2a', '#5b6bd0', '#a0745a'];
const OTHER = '#8b9690';

export function colourOf(channel: string, channels: string[]): string {
  return COLOURS[channels.indexOf(channel)] ?? OTHER;
}

/** A conversion as a picture: touches along the time before it, and what each was credited with as a bar. */
export function TimeLine({ receipt, channels }: { receipt: Receipt; channels: string[] }) {
  const end = Date.parse(receipt.at);
  const window = end - receipt.lookback_days * DAY_MILLIS;
  const times = receipt.touches.map((touch) => Date.parse(touch.at));
  const refunds = receipt.entries.slice(1);
  const first = Math.min(...times, end);
  const last = Math.max(...times, end, ...refunds.map((refund) => Date.parse(refund.at)));
  const span = Math.max(last - first, 1);
  const x = (millis: number) => `${MARGIN + ((millis - first) / span) * (100 - 2 * MARGIN)}%`;
  const weights = receipt.touches.map((touch) => weightOf(touch));
  const most = Math.max(...weights, 0);
  const height = (index: number) => (most > 0 ? ((weights[index] ?? 0) / most) * TALLEST : 0);
  const shown = channels.filter((channel) => receipt.touches.some((touch) => touch.channel === channel));
  return (
    <figure className="timeline" data-part="timeline">
      <svg height={HEIGHT} role="img" aria-label={sentence(receipt)}>
        {window > first && <rect className="outside" x={0} y={0} width={x(window)} height={AXIS} />}
        <line className="axis" x1="1%" x2="99%" y1={AXIS} y2={AXIS} />
        {receipt.touches.map((touch, index) => {
          const colour = colourOf(touch.channel, channels);
          return (
            <svg key={touch.touch} x={x(times[index] ?? end)} overflow="visible">
              <title>{`${touch.channel}, ${instantName(touch.at)}: ${told(touch)}`}</title>
              {height(index) > 0 && (
                <rect x={-5} width={10} y={AXIS - height(index)} height={height(index)} rx={2} fill={colour} />
              )}
              <circle cx={0} cy={AXIS} r={7} fill={touch.counts ? colour : 'var(--raised)'} stroke={colour} />
            </svg>
          );
        })}
        <svg x={x(end)} overflow="visible">
          <path className="conversion" d={`M0 ${AXIS - 11}l11 11-11 11-11-11z`}>
            <title>{`${receipt.conversion}, ${instantName(receipt.at)}`}</title>
          </path>
        </svg>
        {refunds.map((refund) => (
          <svg key={refund.id} x={x(Date.parse(refund.at))} overflow="visible">
            <path className="refund" d={`M0 ${AXIS - 9}l9 9-9 9-9-9z`}>
              <title>{`${money(refund.change.amount, refund.change.currency)}, ${instantName(refund.at)}`}</title>
            </path>
          </svg>
        ))}
      </svg>
      <div className="ends quiet">
        <span>{instantName(new Date(first).toISOString())}</span>
        <span>{instantName(new Date(last).toISOString())}</span>
      </div>
      <figcaption>
        <ul className="channels">
          {shown.map((channel) => (
            <li key={channel}>
              <span className="dot" style={{ background: colourOf(channel, channels) }} aria-hidden="true" />
              {channel}
            </li>
          ))}
          <li className="quiet">
            <span className="dot hollow" aria-hidden="true" />
            does not count
          </li>
          <li className="quiet">
            <span className="diamond" aria-hidden="true" />
            conversion
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}

/** Of a lead, which has no money, the part of the lead itself. */
function weightOf(touch: ReceiptTouch): number {
  return approximately(touch.conversions);
}

function told(touch: ReceiptTouch): string {
  const currency = touch.credits[0]?.currency ?? 'USD';
  return touch.counts ? money(sum(touch.credits.map((credit) => credit.amount)), currency) : touch.verdict;
}

function sentence(receipt: Receipt): string {
  const counting = receipt.touches.filter((touch) => touch.counts);
  const first = receipt.touches[0];
  return (
    `${receipt.touches.length} touches, of which ${counting.length} count` +
    (first ? `; the first ${ageName(first.at, receipt.at)} from the conversion` : '')
  );
}
