/** Puts a fence around what the page calls: an error of ours ends there, and tells those who ask the console for it. */
export function guard<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch (failed) {
      console.debug('outlay:', failed);
    }
  };
}

/** Listens before the page's own listeners where the event comes by; an error of ours stays ours. */
export function on<E extends Event>(target: EventTarget, type: string, heard: (event: E) => void): void {
  target.addEventListener(type, guard(heard) as EventListener, true);
}
