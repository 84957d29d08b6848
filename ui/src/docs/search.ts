import { type Found, INDEX, searcher } from './sections.js';

const MOST = 12;

/** A search over all documents, from an index that is fetched when somebody first wants to search: `/` leads to it. */
export function offerSearch(): void {
  const form = document.querySelector<HTMLFormElement>('[data-part=find]')!;
  const input = form.querySelector('input')!;
  const box = form.querySelector<HTMLElement>('[data-part=found]')!;
  const status = box.querySelector('p')!;
  const list = box.querySelector('ul')!;
  let search: Promise<(words: string) => Found[]> | undefined;
  form.hidden = false;

  /** What was asked for last; nothing once the box is closed, so that no answer opens it again. */
  let wanted = '';
  const close = () => {
    wanted = '';
    box.hidden = true;
  };
  const links = () => [...list.querySelectorAll('a')];

  async function show(): Promise<void> {
    const words = input.value.trim();
    if (words === '') {
      close();
      return;
    }
    wanted = words;
    try {
      search ??= fetch(`/docs/${INDEX}`).then(async (answer) => searcher(await answer.text()));
      const found = (await search)(words);
      if (words === wanted) {
        status.textContent = said(found.length, words);
        list.replaceChildren(...found.slice(0, MOST).map(line));
        box.hidden = false;
      }
    } catch {
      search = undefined;
      if (words !== wanted) {
        return;
      }
      status.textContent = 'The search cannot be loaded; try again.';
      box.hidden = false;
    }
  }

  input.addEventListener('input', () => void show());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  form.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      input.focus();
      close();
    } else if (step !== 0 && !box.hidden) {
      event.preventDefault();
      const all: HTMLElement[] = [input, ...links()];
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
    }
  });
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) {
      close();
    }
  });
  list.addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    const writing = (event.target as HTMLElement).closest('input, textarea, select');
    if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.select();
    }
  });
}

function said(found: number, words: string): string {
  if (found === 0) {
    return `Nothing is found for “${words}”.`;
  }
  return found > MOST ? `The first ${MOST} of ${found}` : `${found} found`;
}

function line(one: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = one.path;
  const heading = document.createElement('strong');
  heading.textContent = one.heading || one.title;
  const where = document.createElement('small');
  where.textContent = one.heading ? one.title : '';
  const start = document.createElement('span');
  start.textContent = one.start;
  link.append(heading, where, start);
  item.append(link);
  return item;
}
