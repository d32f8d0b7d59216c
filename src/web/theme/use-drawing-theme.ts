import { useComputedColorScheme } from '@mantine/core';
import { darkTheme, lightTheme, type Theme } from '#shared/theme.ts';

/** Colours of charts and drawings in the scheme in force. */
export function useDrawingTheme(): Theme {
  return useComputedColorScheme('light') === 'dark' ? darkTheme : lightTheme;
}
