import { absentPanel } from '#shared/absent-panel.ts';
import type { Panel, SectionContent } from '#shared/document.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { Section, SectionInput } from '#modules/sources/index.ts';
import { profileChecks } from './checks.ts';
import { type MapShape, outlineDrawing } from './map.ts';
import { membersOf } from './members.ts';
import { membersPanel } from './members-panel.ts';
import { profileYear, referenceProfile, statedProfile } from './profile-figures.ts';
import { PROFILE_TITLE, profilePanel } from './profile-panel.ts';
import { stationsPanel } from './stations-panel.ts';
import { POPULATION, REFERENCE, STATED_PROFILE, STATIONS } from './tables.ts';

export interface ProfileExtra {
  /** Shapes of the parts of the place; of a district, those of its province. */
  readonly shapes: readonly MapShape[];
}

export const profileSection: Section<ProfileExtra> = {
  code: 'profile',
  module: 'territory',
  title: PROFILE_TITLE,
  band: 'situation',
  summary: 'Superficie, altitud, población por sexo y año, densidad, comisarías y límites del territorio.',
  tables: [STATED_PROFILE, REFERENCE, POPULATION, STATIONS],
  panels: ['territory-profile', 'territory-outline', 'territory-members', 'territory-stations'],
  checks: profileChecks,
  build,
};

function build(input: SectionInput, { shapes }: ProfileExtra): SectionContent {
  const { place } = input;
  const stated = statedProfile(input);
  const year = profileYear(stated);
  const own = referenceProfile(input, place, year);
  const members = membersOf(input).map((member) => referenceProfile(input, member, year));
  const panels = [
    profilePanel(input, stated, own, members, shapes),
    outlinePanel(input, shapes),
    membersPanel(input, members),
    stationsPanel(input),
  ].flatMap((panel) => panel ?? []);
  const headline = stated?.population ?? own.population;
  return {
    panels:
      panels.length > 0
        ? panels
        : [
            absentPanel({
              id: 'territory-profile',
              section: 'profile',
              title: PROFILE_TITLE,
              message: 'Sin información registrada.',
            }),
          ],
    tile: {
      section: 'profile',
      title: PROFILE_TITLE,
      figure: headline ? { figure: headline.id } : null,
      label: headline ? say`habitantes en ${headline.period}` : ['sin información registrada'],
      ...(members.length > 0 ? { spark: members.map(({ population }) => population?.id ?? null) } : {}),
    },
    matters: [],
    figures: input.book.figures,
  };
}

function outlinePanel({ place }: SectionInput, shapes: readonly MapShape[]): Panel | undefined {
  if (shapes.length === 0) return undefined;
  const marked = place.level === 'district' ? { marked: place.code } : {};
  return {
    id: 'territory-outline',
    section: 'profile',
    title: `Límites ${ofPlace(place)}`,
    takeaway: say`Límites referenciales, no legales.`,
    visuals: [
      {
        kind: 'drawing',
        caption: 'Límites referenciales',
        alt: `Silueta ${ofPlace(place)} con sus partes.`,
        drawing: outlineDrawing({ shapes, ...marked, width: 390, height: 300 }),
      },
    ],
    webOnly: true,
  };
}
