const SAID_MILLIS = 1_500;

/** Gives every block of code a button that copies it, where the browser trusts the page with that. */
export function offerCopies(): void {
  if (navigator.clipboard === undefined) {
    return;
  }
  for (const block of document.querySelectorAll<HTMLElement>('article .code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain small';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '').then(() => {
        button.textContent = 'Copied';
        window.setTimeout(() => (button.textContent = 'Copy'), SAID_MILLIS);
      });
    });
    block.append(button);
  }
}
