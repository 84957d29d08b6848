import { useState } from 'react';
import { type Schemas, useApi } from '../../kit/api';
import { dayName } from '../../kit/dates';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';
import { MailForm } from './MailForm';
import { Part } from './SettingsPage';

export type ReportMail = Schemas['ReportMails']['mails'][number];

const STATES: Record<ReportMail['sendings'][number]['state'], string> = {
  sending: 'being sent',
  sent: 'sent',
  failed: 'not sent; it is tried again',
  unsure: 'nobody knows whether it arrived',
};

/** Reports that are mailed once a week or month: to whom, about what, and what became of them. */
export function ReportMails({ client }: { client: string }) {
  const found = useApi<Schemas['ReportMails']>(`/api/v1/report-mails?${new URLSearchParams({ client })}`);
  const [form, setForm] = useState<ReportMail | 'new'>();
  const [tried, setTried] = useState<Schemas['ReportMailTest']>();
  const { change, busy, failure } = useChange<Schemas['ReportMails']>(() => {
    setForm(undefined);
    return found.refresh();
  });
  const [trying, setTrying] = useState('');
  const trial = useChange<Schemas['ReportMailTest']>(setTried);
  const data = found.data;
  return (
    <Part
      name="report-mails"
      title="Reports by e-mail"
      {...(data ? { count: data.mails.length } : {})}
      about="On Mondays about the week before, or on the first of a month about the month before; each once."
    >
      {found.failure && <FailureLine failure={found.failure} />}
      {failure && <FailureLine failure={failure} />}
      {trial.failure && <FailureLine failure={trial.failure} />}
      {data === undefined ? (
        !found.failure && <Waiting lines={2} />
      ) : (
        <>
          {!data.can_send && (
            <p className="note-line">
              No mail server is set, so nothing is sent: set <code>alert_mail_server</code>,{' '}
              <code>alert_mail_from</code> and <code>alert_mail_to</code>.
            </p>
          )}
          <ul className="said">
            {data.mails.map((mail) => (
              <li key={mail.id} data-mail={mail.id}>
                <b>{mail.title || `${client}: report`}</b>{' '}
                {mail.every === 'week' ? 'every week' : 'every month'} to {mail.to}
                <small>
                  {[
                    mail.model,
                    mail.currency ? `in ${mail.currency}` : 'nothing converted',
                    `next at ${instantName(mail.next_at)} UTC`,
                    `set up by ${mail.created_by}`,
                  ].join(' · ')}
                </small>
                {mail.sendings.slice(0, 3).map((one) => (
                  <small key={one.last_day} data-state={one.state}>
                    until {dayName(one.last_day)}: {STATES[one.state]}
                    {one.detail && ` (${one.detail})`}
                  </small>
                ))}
                <p className="buttons">
                  <button
                    type="button"
                    className="plain small"
                    disabled={trial.busy || !data.can_send}
                    onClick={() => {
                      setTrying(mail.id);
                      setTried(undefined);
                      void trial.change('report-mails/test', { client, id: mail.id });
                    }}
                  >
                    {trial.busy && trying === mail.id ? 'Sending …' : 'Send a test'}
                  </button>
                  <button type="button" className="plain small" onClick={() => setForm(mail)}>
                    Change
                  </button>
                  {['failed', 'unsure'].includes(mail.sendings[0]?.state ?? '') && (
                    <button
                      type="button"
                      className="plain small"
                      disabled={busy}
                      onClick={() => void change('report-mails/again', { client, id: mail.id })}
                    >
                      Send again
                    </button>
                  )}
                  <button
                    type="button"
                    className="plain small danger"
                    disabled={busy}
                    onClick={() => void change('report-mails/remove', { client, id: mail.id })}
                  >
                    End
                  </button>
                </p>
                {tried && trying === mail.id && (
                  <p role="status" className="small">
                    {tried.to}: {tried.failed === null ? 'sent' : `not sent: ${tried.failed}`}
                  </p>
                )}
              </li>
            ))}
          </ul>
          {form ? (
            <MailForm
              key={form === 'new' ? 'new' : form.id}
              mail={form === 'new' ? undefined : form}
              busy={busy}
              save={(texts) => void change('report-mails', { client, ...texts })}
              leave={() => setForm(undefined)}
            />
          ) : (
            <div className="panel-body">
              <button type="button" className="plain small" data-part="new-mail" onClick={() => setForm('new')}>
                Mail a report
              </button>
            </div>
          )}
        </>
      )}
    </Part>
  );
}
