import type { Panel, SectionContent } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import { cellText, type Edition, type Section, type SectionInput } from '#modules/sources/index.ts';
import { checks } from './checks.ts';
import { groupsOf, groupsPanel, openGroupMatters, participantsOf } from './groups.ts';
import { pilotPanel } from './pilot.ts';
import { isClosedHere, type WorkGroup, workPanel } from './work-groups.ts';
import { GROUP_TABLE, MEMBER_TABLE, ORIGIN_TABLE, PILOT_TABLE, REPORT_TABLE } from './tables.ts';

const SECTION = 'training-centres';

/** The registry of serenos, for the share that was trained; null where nobody brought it. */
export interface CentresExtra {
  readonly serenosTotal: Figure | null;
  readonly editions: readonly Edition[];
  /** Groups that are worked on here. */
  readonly work: readonly WorkGroup[];
}

export const NO_REGISTRY: CentresExtra = { serenosTotal: null, editions: [], work: [] };

/** The national pilot of training centres, and the groups of the region's centre. */
export const trainingCentresSection: Section<CentresExtra> = {
  code: SECTION,
  module: 'training',
  title: 'Centros de capacitación',
  band: 'means',
  summary: 'Plan piloto de centros de capacitación de serenos, y los grupos de cada centro con sus fechas e informes.',
  tables: [PILOT_TABLE, MEMBER_TABLE, GROUP_TABLE, ORIGIN_TABLE, REPORT_TABLE],
  keepers: ['trainingCoordinator'],
  panels: ['training-centres-pilot', 'training-centres-callao', 'training-centres-work'],
  checks,
  thresholds: [{ code: 'training.mark-minimum' }, { code: 'training.report-days' }],
  build,
};

function build(input: SectionInput, extra: CentresExtra): SectionContent {
  const pilot = pilotPanel(input);
  // Groups of one centre say nothing of the country: they are read in their region.
  const groups = input.place.level === 'country' ? [] : groupsOf(input);
  const total = groups.length > 0 ? participantsOf(input, groups) : null;
  const region: Panel | null = total ? groupsPanel(input, groups, total, extra.serenosTotal) : null;
  // What was closed here is no longer owed, whatever an edition printed of its day.
  const stillOpen = groups.filter(
    ({ key, open }) => !open || !isClosedHere(extra.work, key.split('/')[0] ?? '', key.split('/')[1] ?? ''),
  );
  const members = pilot ? input.book.figures.find(({ id }) => id === `${SECTION}.members@PE`) : undefined;
  const unit = input.national('training-pilot')[0];
  return {
    panels: [pilot, region, ...workPanel(input, extra.work)].filter((panel) => panel !== null),
    tile: total
      ? {
          section: SECTION,
          title: trainingCentresSection.title,
          figure: { figure: total.id },
          label: ['serenos en los grupos del centro'],
        }
      : {
          section: SECTION,
          title: trainingCentresSection.title,
          figure: members ? { figure: members.id } : null,
          label: members ? say`municipalidades en el piloto nacional` : ['sin información registrada'],
        },
    matters: openGroupMatters(stillOpen, unit ? cellText(unit, 'unit') : 'Municipalidad del centro'),
    figures: input.book.figures,
  };
}
