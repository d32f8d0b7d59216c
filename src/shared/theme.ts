// Colours by name: one visual language on web (light, dark), slides and PDF.
import type { Series, State } from './document.ts';
import type { Tone } from './drawing.ts';

export interface Theme {
  readonly name: 'light' | 'dark' | 'slide';
  readonly colors: Readonly<Record<Tone, string>>;
  readonly fontFamily: string;
}

/** Family of npm source-sans, for web, HTML and PDF. A PPTX cannot embed it and names an office font. */
export const FONT_FAMILY = 'Source Sans 3';

// Text colours reach 4.5:1 on paper, panel and accentSoft. Good and bad differ in lightness and hue
// (teal, red) so that they stay apart for who does not see red or green; red says only "wrong".
export const lightTheme: Theme = {
  name: 'light',
  fontFamily: FONT_FAMILY,
  colors: {
    ink: '#16222e',
    muted: '#526070',
    line: '#cfd7df',
    paper: '#ffffff',
    panel: '#f4f6f8',
    accent: '#0f4c75',
    accentSoft: '#dbe8f1',
    previous: '#8494a4',
    good: '#12695d',
    warn: '#8a5a00',
    bad: '#b3261e',
    unknown: '#5b6570',
    later: '#6a4c93',
    scale1: '#e4f0f4',
    scale2: '#b4d5e0',
    scale3: '#7cb4c9',
    scale4: '#2a7796',
    scale5: '#0f4c6b',
  },
};

export const darkTheme: Theme = {
  name: 'dark',
  fontFamily: FONT_FAMILY,
  colors: {
    ink: '#e8eef3',
    muted: '#a3b1bf',
    line: '#3a4855',
    paper: '#111920',
    panel: '#1a242d',
    accent: '#7fbfe3',
    accentSoft: '#1e3a4e',
    previous: '#7d8c9a',
    good: '#5fc2ae',
    warn: '#e0b050',
    bad: '#ff8a80',
    unknown: '#98a3ae',
    later: '#bfa3e6',
    scale1: '#1d3440',
    scale2: '#275064',
    scale3: '#336a83',
    scale4: '#6aa9c4',
    scale5: '#b5dcec',
  },
};

export const slideTheme: Theme = { ...lightTheme, name: 'slide' };

/** Custom properties of a theme: `--vigia-accent-soft: #dbe8f1`. */
export function themeVariables(theme: Theme): Readonly<Record<`--vigia-${string}`, string>> {
  const variables: Record<`--vigia-${string}`, string> = {};
  for (const [tone, color] of Object.entries(theme.colors)) {
    variables[`--vigia-${tone.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = color;
  }
  for (const tone of STATE_TONES) variables[`--vigia-${tone}-soft`] = softColor(theme, tone);
  return variables;
}

/** The same as a list of CSS declarations, for a `style` element. */
export function themeCss(theme: Theme): string {
  return Object.entries(themeVariables(theme))
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');
}

const STATE_TONES = ['good', 'warn', 'bad', 'unknown', 'later'] as const satisfies readonly Tone[];

export function stateTone(state: State): Tone {
  return state === 'neutral' ? 'ink' : state;
}

/** A sign beside the word, so that colour is never alone; all are in Source Sans and office fonts. */
export function stateMark(state: State): string {
  switch (state) {
    case 'good':
      return '●';
    case 'warn':
      return '▲';
    case 'bad':
      return '■';
    case 'unknown':
      return '○';
    case 'later':
      return '►';
    case 'neutral':
      return '';
  }
}

/** The word that a state's sign stands for, for who cannot see it. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  good: 'favorable',
  warn: 'atención',
  bad: 'adverso',
  unknown: 'sin información',
  neutral: '',
  later: 'posterior al corte',
};

/** Background of a state: its colour mixed into the paper. */
export function softColor(theme: Theme, tone: Tone): string {
  return mixColors(theme.colors[tone], theme.colors.paper, theme.name === 'dark' ? 0.16 : 0.1);
}

export function heatTone(heat: 1 | 2 | 3 | 4 | 5): Tone {
  return `scale${heat}`;
}

/** Ink or paper, whichever is read better on `tone`. */
export function readableOn(theme: Theme, tone: Tone): 'ink' | 'paper' {
  const { colors } = theme;
  return contrast(colors.ink, colors[tone]) >= contrast(colors.paper, colors[tone]) ? 'ink' : 'paper';
}

// Neighbours differ in lightness: several 'other' series are told apart without hue.
const OTHER_TONES = ['scale5', 'scale3', 'previous', 'scale2', 'muted', 'scale4'] as const satisfies readonly Tone[];

/** The tone of each series of a chart, in order. */
export function seriesTones(series: readonly Pick<Series, 'role'>[]): readonly Tone[] {
  let others = 0;
  return series.map(({ role }): Tone => {
    switch (role) {
      case 'current':
        return 'accent';
      case 'reference':
        return 'muted';
      case 'other':
        return OTHER_TONES[others++ % OTHER_TONES.length] ?? 'scale5';
      default:
        return role;
    }
  });
}

/** WCAG 2 contrast ratio of two `#rrggbb` colours. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** `share` of `color` over `base`, as an opaque colour. */
export function mixColors(color: string, base: string, share: number): string {
  const under = channels(base);
  return `#${channels(color)
    .map((channel, index) => Math.round(channel * share + (under[index] ?? 0) * (1 - share)))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color)
    .map((channel) => channel / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
