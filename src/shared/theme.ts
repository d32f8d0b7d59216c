// Colours by name: one visual language on web (light, dark), slides and PDF.
import type { Tone } from './drawing.ts';

export interface Theme {
  readonly name: 'light' | 'dark' | 'slide';
  readonly colors: Readonly<Record<Tone, string>>;
  readonly fontFamily: string;
}
