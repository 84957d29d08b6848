/** A tab's storage that may be forbidden, full or absent: then nothing is remembered beyond the page. */
export function remembered<T>(what: string): { read(): T | undefined; write(value: T | undefined): void } {
  const name = `outlay_${what}`;
  return {
    read() {
      try {
        const text = sessionStorage.getItem(name);
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    write(value) {
      try {
        if (value === undefined) {
          sessionStorage.removeItem(name);
        } else {
          sessionStorage.setItem(name, JSON.stringify(value));
        }
      } catch {
        // Full or forbidden: the page itself still holds the value.
      }
    },
  };
}

export function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
