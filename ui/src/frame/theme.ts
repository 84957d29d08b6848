import { useSyncExternalStore } from 'react';

/** Light or dark, as the machine says or as the reader has chosen here; the style sheet asks for `data-theme`. */
export const THEMES = { system: 'As the machine', light: 'Light', dark: 'Dark' } as const;
export type Theme = keyof typeof THEMES;

const KEPT_AS = 'outlay-theme';
const listeners = new Set<() => void>();
const night = window.matchMedia('(prefers-color-scheme: dark)');

function chosen(): Theme {
  try {
    const kept = window.localStorage.getItem(KEPT_AS);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    // Storage that is closed to us only means that nothing is remembered.
    return 'system';
  }
}

export function paint(): void {
  const theme = chosen();
  document.documentElement.dataset.theme = theme === 'system' ? (night.matches ? 'dark' : 'light') : theme;
}

night.addEventListener('change', paint);

function choose(theme: Theme): void {
  try {
    window.localStorage.setItem(KEPT_AS, theme);
  } catch {
    return;
  }
  paint();
  listeners.forEach((listener) => listener());
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosen);
  return [theme, choose];
}
