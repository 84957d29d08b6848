// Countries come as two letters of ISO 3166-1, and are called as the reader's language calls them.

const names = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' });

export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** For a line of facts: where a visit came from, or nothing where that is not known. */
export function fromCountry(code: string | undefined): string {
  return code ? `from ${countryName(code)}` : '';
}
