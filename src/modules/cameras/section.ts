import type { Cell, Matter, Panel, SectionContent, Sentence } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, say } from '#shared/sentence.ts';
import { cellText, type Section, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { checks } from './checks.ts';
import { countFigures, countsPanel, countsTile } from './counts.ts';
import { camerasTables } from './tables.ts';
import { type Team, teamsOf, timeline } from './teams.ts';

export const camerasSection: Section = {
  code: 'cameras',
  module: 'cameras',
  title: 'Videovigilancia',
  band: 'means',
  summary:
    'Plan de Adecuación de Cámaras de Videovigilancia: grupo de trabajo, lineamientos, sesiones y cámaras por nivel de gobierno.',
  tables: camerasTables,
  keepers: ['serenazgoManager'],
  panels: ['cameras-plan', 'cameras-group', 'cameras-counts'],
  checks,
  build,
};

function build(input: SectionInput): SectionContent {
  const counts = countFigures(input);
  const [plan] = input.national('cameras-plan');
  const teams = teamsOf(input);
  const group = plan ? groupFigures(input, plan) : null;
  const state: Sentence = counts[0]
    ? say`cámaras ${ofPlace(input.place)}: ${counts[0].connected} interconectadas de ${counts[0].known}, nivel ${counts[0].level}`
    : [`cámaras ${ofPlace(input.place)}: sin información registrada`];
  const panels = plan && group ? [planPanel(input, plan, group, state), ...groupPanel(input, teams)] : [];
  return {
    panels: [...panels, countsPanel(input, counts)],
    tile: countsTile(input, counts),
    matters: plan && group ? nextSessions(plan, group, teams) : [],
    // Last: what was made above is in the book by now.
    figures: input.book.figures,
  };
}

interface GroupFigures {
  readonly held: Figure;
  readonly republished: Figure;
  readonly nextDue: Figure;
  readonly norm: Figure;
}

function groupFigures({ book, national }: SectionInput, plan: StoredRecord): GroupFigures {
  const name = { period: '', territory: '' };
  const held = book.stated(plan, 'heldSessions', {
    ...name,
    id: 'heldSessions@PE',
    label: 'Sesiones ordinarias del grupo de trabajo',
    unit: 'count',
  });
  book.stated(plan, 'nextSession', {
    ...name,
    id: 'nextSession@PE',
    label: 'Próxima sesión ordinaria que anuncia la fuente',
    unit: 'ordinal',
  });
  book.stated(plan, 'documents', {
    ...name,
    id: 'documents@PE',
    label: 'Documentos que la fuente cuenta como republicados',
    unit: 'count',
  });
  const guidelines = national('cameras-guidelines').filter(({ values }) => values['state'] === 'republicado');
  return {
    held,
    republished: book.tally({
      ...name,
      id: 'guidelines@PE',
      label: 'Lineamientos republicados',
      records: guidelines,
      column: 'guideline',
    }),
    norm: book.fact(plan, 'norm', { ...name, id: 'norm@PE', label: 'Norma que republica los lineamientos' }),
    nextDue: book.computed({
      ...name,
      id: 'nextDue@PE',
      label: 'Sesión ordinaria que corresponde al grupo de trabajo',
      unit: 'ordinal',
      decimals: 0,
      inputs: [held],
      formula: 'sesiones desarrolladas + 1',
      compute: (count) => count + 1,
    }),
  };
}

function planPanel(
  { book, national }: SectionInput,
  plan: StoredRecord,
  { held, republished, norm }: GroupFigures,
  state: Sentence,
): Panel {
  const objective = book.fact(plan, 'objective', {
    id: 'objective@PE',
    label: 'Objetivo del plan',
    period: '',
    territory: '',
  });
  return {
    id: 'cameras-plan',
    section: 'cameras',
    title: 'Videovigilancia: objetivo, base y avances',
    takeaway: say`${as(republished, { words: 'cardinal', capital: true })} lineamientos republicados por ${norm} tras ${held} sesiones; ${state}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Lineamientos, norma o equipo, y estado',
        columns: [
          { key: 'guideline', label: 'Lineamientos', width: 0.5 },
          { key: 'basis', label: 'Norma o equipo' },
          { key: 'state', label: 'Estado' },
        ],
        rows: national('cameras-guidelines').map((record): readonly Cell[] => [
          { content: [cellText(record, 'guideline')] },
          { content: [cellText(record, 'basis')] },
          {
            content: [cellText(record, 'state')],
            state: cellText(record, 'state') === 'republicado' ? 'good' : 'neutral',
          },
        ]),
      },
      {
        kind: 'list',
        caption: 'Objetivo y base normativa',
        items: [
          { text: say`${objective}` },
          ...national('cameras-norms').map((record) => ({ text: [cellText(record, 'norm')] })),
        ],
      },
    ],
  };
}

function groupPanel({ book, national }: SectionInput, teams: readonly Team[]): readonly Panel[] {
  const members = national('cameras-members');
  if (members.length === 0) return [];
  const name = { period: '', territory: '' };
  const all = book.tally({
    ...name,
    id: 'members@PE',
    label: 'Miembros del grupo de trabajo',
    records: members,
    column: 'member',
  });
  const kinds = [...new Set(members.map((record) => cellText(record, 'kind')))];
  const bars = kinds.map((kind) => ({
    kind,
    figure: book.tally({
      ...name,
      id: `members@PE/${kind}`,
      label: `Miembros: ${kind}`,
      records: members.filter((record) => cellText(record, 'kind') === kind),
      column: 'member',
    }),
  }));
  const own = bars
    .filter(({ kind }) => kind === 'Ministerio del Interior' || kind === 'Policía Nacional del Perú')
    .map(({ figure }) => figure);
  const interior = book.computed({
    ...name,
    id: 'interiorMembers@PE',
    label: 'Miembros del Interior y la PNP',
    unit: 'count',
    decimals: 0,
    inputs: own,
    formula: 'Ministerio del Interior + Policía Nacional del Perú',
    compute: (...values) => values.reduce((sum, value) => sum + value, 0),
  });
  const team = teams.at(-1);
  const next = team
    ? say`; el equipo ${team.code} sesionó ${as(team.held, { words: 'cardinal' })} veces y le corresponde la ${as(team.nextDue, { words: 'ordinal' })}`
    : [];
  return [
    {
      id: 'cameras-group',
      section: 'cameras',
      title: 'Quiénes integran el grupo y qué sigue',
      takeaway: say`${all} miembros, ${interior} del Interior y la PNP${next}.`,
      visuals: [
        {
          kind: 'chart',
          form: 'bar',
          caption: 'Miembros por clase (agrupación de la plataforma)',
          alt: 'Barras del número de miembros del grupo de trabajo por clase.',
          categories: bars.map(({ kind }) => kind),
          series: [{ name: 'Miembros', figures: bars.map(({ figure }) => figure.id), role: 'current' }],
          axis: 'miembros',
          labels: true,
        },
        ...(team ? [timeline(team)] : []),
        { kind: 'list', caption: 'Miembros', items: members.map((record) => ({ text: [cellText(record, 'member')] })) },
      ],
    },
  ];
}

/** The source announces no day for the sessions that come. */
function nextSessions(plan: StoredRecord, { nextDue }: GroupFigures, teams: readonly Team[]): readonly Matter[] {
  const matter = (id: string, what: Sentence, responsible: string): Matter => ({
    id,
    section: 'cameras',
    what,
    where: 'Perú',
    when: ['sin fecha anunciada'],
    responsible,
    verb: 'Convocar',
    on: null,
    state: 'neutral',
  });
  return [
    matter(
      'cameras-next@PE',
      say`Corresponde la ${as(nextDue, { words: 'ordinal' })} sesión ordinaria del grupo de trabajo`,
      cellText(plan, 'group'),
    ),
    ...teams.map((team) =>
      matter(
        `cameras-next@PE/${team.code}`,
        say`Corresponde la ${as(team.nextDue, { words: 'ordinal' })} sesión del equipo técnico ${team.code}`,
        `Equipo Técnico ${team.code}`,
      ),
    ),
  ];
}
