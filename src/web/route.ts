import { type ComponentType, lazy } from 'react';

/** A page of a module: its address pattern, as wouter reads it, and what draws it. */
export interface WebRoute {
  readonly path: string;
  readonly page: ComponentType;
}

/** A page that is downloaded when it is first opened. */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}
