import { useAddress } from '../kit/address';
import { useApi } from '../kit/api';
import type { Period } from '../kit/dates';
import type { Books } from './books';
import { Controls } from './Controls';
import type { Model } from './questions';

interface Props {
  books: Books;
  period: Period | undefined;
  /** Whether money can be asked for in one currency. */
  convertible?: boolean;
}

/** The same questions above every page of figures: which period, model, lookback and currency. */
export function AskBar({ books, period, convertible }: Props) {
  const { address, go } = useAddress();
  const models = useApi<{ models: { model: Model; usual: boolean }[] }>('/api/v1/models');
  return (
    <Controls
      address={address}
      go={go}
      models={models.data?.models ?? []}
      period={period}
      extent={books.extent}
      currencies={books.currencies}
      convertible={convertible}
    />
  );
}

/** What an answer is an answer to, in a line. */
export function aboutOf(answer: {
  period: Period;
  zone: string;
  model: string;
  lookback_days: number;
  currency?: string | null;
}): { period: Period; words: string[] } {
  return {
    period: answer.period,
    words: [
      `${answer.model}, lookback ${answer.lookback_days} days`,
      `conversions in ${answer.zone}`,
      ...(answer.currency === undefined
        ? []
        : [answer.currency ? `converted to ${answer.currency}` : 'nothing converted']),
    ],
  };
}
