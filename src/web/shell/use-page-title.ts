import { useEffect } from 'react';

/** Title of the tab; screen readers announce it when the page changes. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Vigía' : `${title} · Vigía`;
  }, [title]);
}
