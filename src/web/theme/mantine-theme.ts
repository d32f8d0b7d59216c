import { Anchor, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { darkTheme, lightTheme, themeVariables } from '#shared/theme.ts';

const FONTS = "'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif";

/** Around the accent of the light theme (shade 8), which keeps white text above 4.5 : 1. */
const BLUE: MantineColorsTuple = [
  '#eef5fa',
  '#dbe8f1',
  '#b6d0e3',
  '#8cb5d3',
  '#659cc3',
  '#458ab8',
  '#2f7bad',
  '#1d6190',
  '#0f4c75',
  '#0a3a5a',
];

export const mantineTheme = createTheme({
  primaryColor: 'vigia',
  colors: { vigia: BLUE },
  primaryShade: 8,
  autoContrast: true,
  fontFamily: FONTS,
  headings: { fontFamily: FONTS, fontWeight: '600' },
  defaultRadius: 'sm',
  fontSizes: { xs: '0.8125rem', sm: '0.9rem' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Inside a paragraph a link is not told by its colour alone (WCAG 1.4.1).
  components: { Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }) },
});

/** The drawing theme as CSS variables, one set per scheme; Mantine's own ground follows it. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...themeVariables(lightTheme),
    '--mantine-color-body': lightTheme.colors.paper,
    '--mantine-color-text': lightTheme.colors.ink,
    '--mantine-color-dimmed': lightTheme.colors.muted,
    '--mantine-color-placeholder': lightTheme.colors.muted,
    '--mantine-color-anchor': lightTheme.colors.accent,
    '--mantine-color-error': lightTheme.colors.bad,
  },
  dark: {
    ...themeVariables(darkTheme),
    '--mantine-color-body': darkTheme.colors.paper,
    '--mantine-color-text': darkTheme.colors.ink,
    '--mantine-color-dimmed': darkTheme.colors.muted,
    '--mantine-color-placeholder': darkTheme.colors.muted,
    '--mantine-color-anchor': darkTheme.colors.accent,
    '--mantine-color-error': darkTheme.colors.bad,
  },
});
