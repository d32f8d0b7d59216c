import { type ComponentType, lazy } from 'react';

/** A page of a module: its address pattern, as wouter reads it, and what draws it. */
export interface WebRoute {
  readonly path: string;
  readonly page: ComponentType;
}

/** Where the work behind some sections is done. */
export interface WorkLink {
  /** Spanish: «Planes y su seguimiento». */
  readonly title: string;
  /** Spanish, one sentence: what is done there. */
  readonly summary: string;
  /** After '/t/:territory/': 'planes'. */
  readonly path: string;
  /** Codes of the sections whose page leads there. */
  readonly sections: readonly string[];
}

/** A page that is downloaded when it is first opened. */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}
