import { effect, signal } from '@preact/signals';

const name = 'theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

/** What was chosen; null follows the system. */
const chosen = signal(localStorage.getItem(name));
const systemDark = signal(system.matches);
system.addEventListener('change', () => (systemDark.value = system.matches));

export const dark = signal(false);

effect(() => {
  dark.value = chosen.value ? chosen.value === 'dark' : systemDark.value;
  document.documentElement.dataset.theme = dark.value ? 'dark' : 'light';
});

export function switchTheme(): void {
  chosen.value = dark.value ? 'light' : 'dark';
  localStorage.setItem(name, chosen.value);
}

/** A colour of the stylesheet, for what is drawn on a canvas. */
export const colour = (variable: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();
