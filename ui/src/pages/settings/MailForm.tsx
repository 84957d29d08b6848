import { type FormEvent, useState } from 'react';
import { MODELS } from '../../figures/Controls';
import type { ReportMail } from './ReportMails';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  /** Absent for one that is not there yet. */
  mail: ReportMail | undefined;
  busy: boolean;
  save: (texts: Record<string, string>) => void;
  leave: () => void;
}

/** To whom a report is mailed, and about what. */
export function MailForm({ mail, busy, save, leave }: Props) {
  const [texts, setTexts] = useState<Record<string, string>>({
    ...(mail ? { id: mail.id } : {}),
    every: mail?.every ?? 'month',
    hour: String(mail?.hour ?? 7),
    zone: mail?.zone ?? HERE,
    title: mail?.title ?? '',
    note: mail?.note ?? '',
    to: mail?.to ?? '',
    model: mail?.model ?? 'linear',
    currency: mail?.currency ?? '',
  });
  const put = (name: string) => (event: { target: { value: string } }) =>
    setTexts({ ...texts, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(texts);
  };
  const field = (name: string, title: string, more: Record<string, unknown> = {}) => (
    <label className="field">
      <span>{title}</span>
      <input type="text" data-part={`mail-${name}`} value={texts[name] ?? ''} onChange={put(name)} {...more} />
    </label>
  );
  return (
    <form className="panel-body mail-form" data-part="mail-form" onSubmit={submit}>
      {field('to', 'To, with commas between', { required: true, placeholder: 'ann@example.com' })}
      <label className="field">
        <span>How often</span>
        <select data-part="mail-every" value={texts.every} onChange={put('every')}>
          <option value="week">Every Monday, about the week before</option>
          <option value="month">On the first, about the month before</option>
        </select>
      </label>
      {field('hour', 'At (hour)', { inputMode: 'numeric', pattern: '[01]?[0-9]|2[0-3]' })}
      {field('zone', 'Time zone')}
      <label className="field">
        <span>Attribution model</span>
        <select data-part="mail-model" value={texts.model} onChange={put('model')}>
          {Object.entries(MODELS).map(([name, { title }]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {field('currency', 'Convert to', { placeholder: 'as booked', maxLength: 3 })}
      {field('title', 'Title', { maxLength: 120 })}
      <label className="field wide">
        <span>In your words</span>
        <textarea data-part="mail-note" rows={3} maxLength={2000} value={texts.note} onChange={put('note')} />
      </label>
      <p className="buttons">
        <button type="submit" className="main small" disabled={busy}>
          Save
        </button>
        <button type="button" className="plain small" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
