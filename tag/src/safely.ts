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
