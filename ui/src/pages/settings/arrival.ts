import { useEffect } from 'react';
import { useAddress } from '../../kit/address';

/** Whether the address leads to this part of a page; it is scrolled to, and holds the focus, once it is there. */
export function useArrival(part: string, there: boolean): boolean {
  const meant = useAddress().address.part === part;
  useEffect(() => {
    const panel = meant && there ? document.querySelector<HTMLElement>(`[data-part="${part}"]`) : null;
    panel?.scrollIntoView();
    panel?.querySelector<HTMLElement>('.panel-body input, .panel-body button')?.focus({ preventScroll: true });
  }, [meant, part, there]);
  return meant;
}
