import { useEffect, useState } from 'react';
import type { Go } from '../kit/address';

const MOST_DAYS = 180;
/** The question is asked when the slider has rested for so long; the one before it is given up. */
const REST_MILLIS = 150;

/** The lookback window, moved while the figures follow. */
export function WindowSlider({ lookback, go }: { lookback: number; go: Go }) {
  // Where somebody has moved it to, until it has rested there. Otherwise it shows what is chosen: a copy of that would
  // still be the former one for a moment, and could be taken for a move.
  const [moved, setMoved] = useState<number>();
  const days = moved ?? lookback;
  useEffect(() => {
    if (moved === undefined) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      go({ lookback: String(moved) }, 'replace');
      setMoved(undefined);
    }, REST_MILLIS);
    return () => window.clearTimeout(timer);
  }, [moved, go]);
  return (
    <>
      <input
        type="range"
        aria-label="Lookback in days"
        data-part="lookback-slider"
        min={1}
        max={Math.max(MOST_DAYS, lookback)}
        value={days}
        onChange={(event) => setMoved(Number(event.target.value))}
      />
      <output className="quiet small" aria-hidden="true">
        {days} d
      </output>
    </>
  );
}
