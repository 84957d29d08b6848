import { useEffect, useState } from 'react';
import type { Go } from '../kit/address';

const MOST_DAYS = 180;
/** The question is asked when the slider has rested for so long; the one before it is given up. */
const REST_MILLIS = 150;

/** The lookback window, moved while the figures follow. */
export function WindowSlider({ lookback, go }: { lookback: number; go: Go }) {
  const [days, setDays] = useState(lookback);
  useEffect(() => setDays(lookback), [lookback]);
  useEffect(() => {
    if (days === lookback) {
      return undefined;
    }
    const timer = window.setTimeout(() => go({ lookback: String(days) }, 'replace'), REST_MILLIS);
    return () => window.clearTimeout(timer);
  }, [days, lookback, go]);
  return (
    <>
      <input
        type="range"
        aria-label="Lookback in days"
        data-part="lookback-slider"
        min={1}
        max={Math.max(MOST_DAYS, lookback)}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      />
      <output className="quiet small" aria-hidden="true">
        {days} d
      </output>
    </>
  );
}
