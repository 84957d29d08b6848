import type { Address, Go } from '../kit/address';
import type { Model } from './questions';
import { type Period, isDay, presets } from '../kit/dates';
import { Hint } from '../kit/Hint';
import { WindowSlider } from './WindowSlider';

export const MODELS: Record<Model, { title: string; sentence: string }> = {
  first: { title: 'First', sentence: 'The first touch gets all credit.' },
  last: { title: 'Last', sentence: 'The last touch gets all credit.' },
  'last-non-direct': {
    title: 'Last non-direct',
    sentence: 'The last touch that was not a direct visit gets all credit.',
  },
  linear: { title: 'Linear', sentence: 'Every touch gets the same credit.' },
  'linear-unique': {
    title: 'Linear by channel',
    sentence: 'Every channel gets the same credit, through its first touch.',
  },
  'time-decay': { title: 'Time decay', sentence: 'The nearer a touch is to the conversion, the more credit it gets.' },
  position: {
    title: 'Position',
    sentence: 'The first and the last touch get most of the credit, those between share the rest.',
  },
  'w-shaped': {
    title: 'W-shaped',
    sentence: 'The first touch and those that led to the lead and the opportunity get 30 % each, the others 10 %.',
  },
  'full-path': {
    title: 'Full path',
    sentence: 'The first touch and those that led to lead, opportunity and sale get 22.5 % each, the others 10 %.',
  },
};

const LOOKBACK_DAYS = ['7', '14', '30', '60', '90', '180'];
const USUAL_LOOKBACK_DAYS = '30';
const ALL = 'all';
const OWN = 'own';

interface Props {
  /** What is chosen, as the address has it. */
  address: Address;
  go: Go;
  models: { model: Model; usual: boolean }[];
  period: Period | undefined;
  extent: Period | undefined;
  currencies: string[];
  /** Whether money can be asked for in one currency. */
  convertible?: boolean;
}

export function Controls({ address, go, models, period, extent, currencies, convertible = true }: Props) {
  const lookback = address.lookback ?? USUAL_LOOKBACK_DAYS;
  const lookbacks = LOOKBACK_DAYS.includes(lookback) ? LOOKBACK_DAYS : [...LOOKBACK_DAYS, lookback];
  return (
    <div className="controls">
      <PeriodPicker address={address} go={go} period={period} extent={extent} />
      <ModelSwitch models={models} chosen={address.model} go={go} />
      <div className="field lookback">
        <span>
          Lookback{' '}
          <Hint label="What is the lookback?">
            How old a touch may be when its conversion happens. Older touches get no credit.
          </Hint>
        </span>
        <div className="row">
          <select
            aria-label="Lookback"
            data-part="lookback"
            value={lookback}
            onChange={(event) => go({ lookback: event.target.value })}
          >
            {lookbacks.map((count) => (
              <option key={count} value={count}>
                {count} days
              </option>
            ))}
          </select>
          <WindowSlider lookback={Number(lookback)} go={go} />
        </div>
      </div>
      {convertible && <CurrencyPicker address={address} go={go} currencies={currencies} />}
    </div>
  );
}

export function CurrencyPicker({ address, go, currencies }: Pick<Props, 'address' | 'go' | 'currencies'>) {
  const everyCurrency =
    address.currency && !currencies.includes(address.currency) ? [...currencies, address.currency] : currencies;
  return (
    <label className="field">
      <span>Currency</span>
      <select
        data-part="currency"
        value={address.currency ?? ''}
        onChange={(event) => go({ currency: event.target.value, show: '' })}
      >
        <option value="">As booked</option>
        {everyCurrency.map((code) => (
          <option key={code} value={code}>
            All in {code}
          </option>
        ))}
      </select>
    </label>
  );
}

function ModelSwitch({ models, chosen, go }: { models: Props['models']; chosen: string | undefined; go: Go }) {
  const usual = models.find((one) => one.usual)?.model;
  const current = chosen ?? usual;
  const known = models.length > 0 ? models.map((one) => one.model) : (Object.keys(MODELS) as Model[]);
  return (
    <fieldset className="field model">
      <legend>
        Attribution model{' '}
        <Hint label="What do the models do?">
          {known.map((name) => (
            <span key={name} className="line">
              <b>{MODELS[name].title}</b> {MODELS[name].sentence}
            </span>
          ))}
        </Hint>
      </legend>
      <div className="segments" data-part="models">
        {known.map((name) => (
          <label key={name} title={MODELS[name].sentence}>
            <input
              type="radio"
              name="model"
              value={name}
              checked={name === current}
              onChange={() => go({ model: name === usual ? '' : name })}
            />
            <span>{MODELS[name].title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface PeriodProps extends Pick<Props, 'address' | 'go' | 'period' | 'extent'> {
  /** Whether "All days" is offered. */
  whole?: boolean;
}

export function PeriodPicker({ address, go, period, extent, whole = true }: PeriodProps) {
  const from = address.from ?? period?.from ?? '';
  const to = address.to ?? period?.to ?? '';
  const offered = extent ? presets(extent) : [];
  const index = offered.findIndex((preset) => preset.period.from === address.from && preset.period.to === address.to);
  const chosen = !address.from && !address.to ? ALL : index >= 0 ? String(index) : OWN;
  const choose = (value: string) => {
    if (value === ALL) {
      go({ from: '', to: '' });
    } else if (value === OWN) {
      go({ from, to });
    } else {
      go({ ...offered[Number(value)]?.period });
    }
  };
  const change = (next: Period) => {
    if (isDay(next.from) && isDay(next.to)) {
      // An end before the beginning means that the reader is moving the whole period.
      const swapped = next.from > next.to;
      go(
        swapped && next.from !== from
          ? { from: next.from, to: next.from }
          : swapped
            ? { from: next.to, to: next.to }
            : { ...next },
      );
    }
  };
  return (
    <fieldset className="field period">
      <legend>Period</legend>
      <div className="row">
        <select aria-label="Preset" data-part="preset" value={chosen} onChange={(event) => choose(event.target.value)}>
          {whole && <option value={ALL}>All days</option>}
          {offered.map((preset, place) => (
            <option key={preset.name} value={String(place)}>
              {preset.name}
            </option>
          ))}
          <option value={OWN}>Own period</option>
        </select>
        <input
          type="date"
          aria-label="From"
          data-part="from"
          value={isDay(from) ? from : ''}
          min={extent?.from}
          max={extent?.to}
          onChange={(event) => change({ from: event.target.value, to })}
        />
        <span aria-hidden="true" className="quiet">
          –
        </span>
        <input
          type="date"
          aria-label="To"
          data-part="to"
          value={isDay(to) ? to : ''}
          min={extent?.from}
          max={extent?.to}
          onChange={(event) => change({ from, to: event.target.value })}
        />
      </div>
    </fieldset>
  );
}
