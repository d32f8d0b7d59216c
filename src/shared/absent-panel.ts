import type { Panel } from './document.ts';

/** A panel that says what nobody registered. Only on the web: a briefing lists it among its missing sections. */
export function absentPanel(panel: Pick<Panel, 'id' | 'section' | 'title'> & { readonly message: string }): Panel {
  const { id, section, title, message } = panel;
  return {
    id,
    section,
    title,
    takeaway: [message],
    visuals: [{ kind: 'absence', caption: title, message }],
    webOnly: true,
  };
}
