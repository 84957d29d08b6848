import { count } from '../../kit/numbers';
import type { Far } from '../../kit/useTrial';

/** How far a try is that takes longer, and the way out. */
export function TrialFoot({ far, leave }: { far: Far | undefined; leave: () => void }) {
  return (
    far && (
      <p className="buttons" role="status" data-part="trying">
        <progress value={far.read} max={Math.max(1, far.of)} aria-label="How much of the log is read" />
        <span>
          {far.of === 0
            ? 'Another change is being tried first.'
            : `${count(Math.floor((far.read / far.of) * 100))} % of ${count(far.of)} entries of the log read.`}
        </span>
        <button type="button" className="plain small" data-part="leave-try" onClick={leave}>
          Stop
        </button>
      </p>
    )
  );
}
