import type { Panel } from '#shared/document.ts';
import { PanelCard } from '#web/document/PanelCard.tsx';
import type { PageScope } from '#web/place/scope.ts';
import type { SectionView } from '../contract.ts';
import { useSection } from './briefing-queries.ts';

interface AppliedThresholdsProps {
  readonly section: SectionView['section'];
  readonly scope: PageScope;
}

/** The thresholds that a section is judged by, as the section of norms prints them: norm, article, confidence. */
export function AppliedThresholds({ section, scope }: AppliedThresholdsProps) {
  return section.thresholds.length === 0 ? null : <Thresholds section={section} scope={scope} />;
}

function Thresholds({ section, scope }: AppliedThresholdsProps) {
  const { data: norms } = useSection('norms', scope);
  const all = norms?.content.panels.find(({ id }) => id === 'norms-parameters');
  const panel = all && panelOf(all, section.thresholds);
  return norms && panel ? <PanelCard panel={panel} figures={norms.figures} /> : null;
}

/** Only the rows whose value is one of these; undefined when none is in force. */
function panelOf(all: Panel, codes: readonly string[]): Panel | undefined {
  const visuals = all.visuals.flatMap((visual) => {
    if (visual.kind !== 'table') return [];
    const rows = visual.rows.filter((row) =>
      row.some(({ content }) =>
        content.some(
          (part) =>
            typeof part !== 'string' &&
            part.figure.startsWith('norms.parameter@') &&
            codes.includes(part.figure.split('/')[1] ?? ''),
        ),
      ),
    );
    return rows.length === 0 ? [] : [{ ...visual, rows }];
  });
  if (visuals.length === 0) return undefined;
  return {
    ...all,
    id: 'applied-thresholds',
    title: 'Umbrales que se aplican aquí',
    takeaway: [
      'Las comprobaciones de esta sección juzgan con estos valores; cada uno dice de qué norma viene, o que es un supuesto.',
    ],
    visuals,
  };
}
