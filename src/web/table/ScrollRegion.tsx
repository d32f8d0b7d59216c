import type { ReactNode } from 'react';
import './scroll-region.css';

interface ScrollRegionProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A box that scrolls by itself, so that the page never does sideways. */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
  return (
    // Who has no mouse scrolls it with the arrows once it has the focus (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="v-scroll-region" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
