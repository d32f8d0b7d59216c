// Where work is done, in the order of its page: a module's is one line here.
import type { WorkLink } from '#web/route.ts';

export const WORK_LINKS: readonly WorkLink[] = [];

/** Absent where a section is only shown. */
export function workOfSection(code: string): WorkLink | undefined {
  return WORK_LINKS.find(({ sections }) => sections.includes(code));
}
