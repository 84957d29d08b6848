import { belongs, clickIdName, LINKER, linkerValue } from './address';
import type { Config } from './config';
import { bare, propertiesOf, type Track } from './links';
import { on } from './safely';
import type { Visitor } from './visitor';

const MARK = 'data-outlay-identify';
const ADDRESS = 'input[type=email],input[name=email i]';

/** The address of the form's field for it, where the form or that field is marked, or every form is to be read. */
function emailOf(form: HTMLFormElement, every: boolean): string {
  const marked = form.querySelector<HTMLInputElement>(`input[${MARK}]`);
  const any = every || form.hasAttribute(MARK) ? form.querySelector<HTMLInputElement>(ADDRESS) : null;
  return (marked ?? any)?.value.trim() ?? '';
}

/**
 * Fills hidden fields that wait for it. Adds the id to a form that is posted to this host and signs nobody in, and to
 * one that goes to a host which ids are carried to.
 */
function fill(form: HTMLFormElement, config: Config, visitor: Visitor): void {
  const id = visitor.id();
  if (!id) {
    return;
  }
  const values = visitor.fields();
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
    input.value ||= values[clickIdName(input.name) ?? input.name] ?? '';
  }
  const action = new URL(form.action, location.href);
  const carries = belongs(action.hostname, config.carry);
  const ours = action.host === location.host && form.method === 'post';
  const posted = ours && !form.querySelector('input[type=password]');
  if ((carries || posted) && !form.elements.namedItem(LINKER)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = LINKER;
    input.value = carries ? linkerValue(id, Date.now()) : id;
    form.append(input);
  }
}

/** Forms: the id goes along, and the sending of a form is an event. No field is read but an e-mail address. */
export function watchForms(
  config: Config,
  visitor: Visitor,
  track: Track,
  identify: (email: string) => void,
): void {
  on(document, 'submit', ({ target: form }: Event) => {
    if (!(form instanceof HTMLFormElement) || form.hasAttribute('data-outlay-ignore')) {
      return;
    }
    fill(form, config, visitor);
    const email = emailOf(form, config.identify === 'forms');
    if (email) {
      identify(email);
    }
    track(form.dataset['outlayEvent'] || 'Form Submitted', {
      form: form.getAttribute('id') ?? form.getAttribute('name') ?? '',
      action: bare(form.action),
      ...propertiesOf(form.dataset),
    });
  });
}
