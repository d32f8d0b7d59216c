import { absentPanel } from '#shared/absent-panel.ts';
import type { Cell, Panel, SectionContent, Sentence } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { cellText, type Section, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { checks } from './checks.ts';
import { type FundedProject, projectsOf } from './projects.ts';
import { fescTables } from './tables.ts';

export const fescSection: Section = {
  code: 'fesc',
  module: 'fund',
  title: 'FESC',
  band: 'moneyAndStreet',
  summary: 'Fondo Especial de Seguridad Ciudadana: reglas, comité, componentes que financia y proyectos.',
  tables: fescTables,
  panels: ['fesc-rules', 'fesc-projects'],
  checks,
  build,
};

function build(input: SectionInput): SectionContent {
  // The projects loaded are of some regions: they are no figure of the country.
  const projects = input.place.level === 'country' ? [] : projectsOf(input);
  const count =
    projects.length > 0
      ? input.book.tally({
          id: `projects@${input.place.code}`,
          label: `Proyectos del FESC ${ofPlace(input.place)}`,
          period: '',
          territory: input.place.code,
          records: input.within('fesc-projects'),
          column: 'code',
        })
      : null;
  const state: Sentence = count
    ? say`proyectos ${ofPlace(input.place)}: ${count}`
    : [`proyectos ${ofPlace(input.place)}: sin información registrada`];
  const [rules] = input.national('fesc-rules');
  return {
    panels: [...(rules ? [rulesPanel(input, rules, state)] : []), projectsPanel(input, projects, count)],
    tile: {
      section: 'fesc',
      title: 'FESC',
      figure: count ? { figure: count.id } : null,
      label: count ? ['proyectos financiados'] : state,
      ...(count ? {} : { state: 'unknown' as const }),
    },
    matters: [],
    // Last: what was made above is in the book by now.
    figures: input.book.figures,
  };
}

interface Shares {
  readonly share: Figure;
  readonly local: Figure;
  readonly perSol: Figure;
  readonly sol: Figure;
}

/** The most that the fund puts, what is left to the municipality, and the soles that each of hers brings. */
function sharesOf({ book }: SectionInput, rules: StoredRecord): Shares {
  const name = { period: '', territory: '' };
  const share = book.stated(rules, 'share', {
    ...name,
    id: 'share@PE',
    label: 'Máximo que cofinancia el fondo',
    unit: 'percent',
  });
  const local = book.computed({
    ...name,
    id: 'localShare@PE',
    label: 'Mínimo que pone la municipalidad',
    unit: 'percent',
    decimals: share.decimals,
    inputs: [share],
    formula: '100 % − máximo del fondo',
    compute: (part) => 100 - part,
  });
  const perSol = book.computed({
    ...name,
    id: 'perSol@PE',
    label: 'Soles del fondo por cada sol municipal, a lo más',
    unit: 'soles',
    decimals: 0,
    inputs: [share, local],
    formula: 'máximo del fondo ÷ mínimo municipal',
    compute: (fund, own) => (own === 0 ? null : fund / own),
  });
  const sol = book.computed({
    ...name,
    id: 'municipalSol@PE',
    label: 'Sol municipal con el que se compara',
    unit: 'soles',
    decimals: 0,
    inputs: [local],
    formula: 'mínimo municipal ÷ mínimo municipal',
    compute: (own) => (own === 0 ? null : own / own),
  });
  return { share, local, perSol, sol };
}

function rulesPanel(input: SectionInput, rules: StoredRecord, state: Sentence): Panel {
  const { book, national } = input;
  const { share, local, perSol, sol } = sharesOf(input, rules);
  const name = { period: '', territory: '' };
  const fact = (column: string, label: string): Figure =>
    book.fact(rules, column, { ...name, id: `${column}@PE`, label });
  const components = national('fesc-components');
  const names = [...new Set(components.map((record) => cellText(record, 'component')))];
  const items = book.tally({
    ...name,
    id: 'items@PE',
    label: 'Conceptos que financia el fondo',
    records: components,
    column: 'item',
  });
  const kinds = book.tally({
    ...name,
    id: 'components@PE',
    label: 'Componentes que financia el fondo',
    records: names.flatMap((component) =>
      components.filter((record) => cellText(record, 'component') === component).slice(0, 1),
    ),
    column: 'component',
    formula: 'cantidad de componentes distintos',
  });
  const committee = national('fesc-committee').map((record) => {
    const role = cellText(record, 'role');
    return role === 'integrante' ? cellText(record, 'entity') : `${cellText(record, 'entity')} (${role})`;
  });
  return {
    id: 'fesc-rules',
    section: 'fesc',
    title: 'FESC: reglas y componentes',
    takeaway: say`Hasta ${perSol} del fondo por cada ${sol} municipal, ${fact('frequency', 'Frecuencia del fondo')}; ${state}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Componentes y conceptos que financia',
        columns: [
          { key: 'component', label: 'Componente', width: 0.32 },
          { key: 'items', label: 'Conceptos' },
        ],
        rows: names.map((component): readonly Cell[] => [
          { content: [component] },
          {
            content: joinWords(
              components
                .filter((record) => cellText(record, 'component') === component)
                .map((record) => cellText(record, 'item')),
            ),
          },
        ]),
      },
      {
        kind: 'chart',
        form: 'stackedBar',
        caption: 'Cofinanciamiento máximo del monto total',
        alt: 'Barra apilada del máximo que pone el fondo y del mínimo que pone la municipalidad.',
        categories: ['Proyecto'],
        series: [
          { name: 'Fondo, a lo más', figures: [share.id], role: 'current' },
          { name: 'Municipalidad, al menos', figures: [local.id], role: 'reference' },
        ],
        axis: '% del monto total',
        labels: true,
      },
      {
        kind: 'list',
        caption: 'Reglas y comité',
        items: [
          {
            text: say`Creado por ${fact('norm', 'Norma de creación del fondo')}. ${fact('nature', 'Naturaleza del fondo')}.`,
          },
          { text: say`${fact('purpose', 'Fin del fondo')}.` },
          { text: say`${fact('typology', 'Tipología de proyectos')}.` },
          { text: [`Comité de Administración: ${committee.join(', ')}.`] },
        ],
      },
    ],
    notes: [
      say`${as(kinds, { words: 'cardinal', capital: true })} componentes con ${items} conceptos. Comité: ${committee.join(', ')}.`,
    ],
  };
}

function projectsPanel({ place }: SectionInput, projects: readonly FundedProject[], count: Figure | null): Panel {
  const head = { id: 'fesc-projects', section: 'fesc', title: 'Proyectos financiados por el FESC' };
  if (!count)
    return absentPanel({ ...head, message: `Proyectos del FESC ${ofPlace(place)}: sin información registrada.` });
  return {
    ...head,
    webOnly: true,
    takeaway: say`${count} proyectos registrados ${ofPlace(place)}.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Proyectos',
        columns: [
          { key: 'entity', label: 'Entidad' },
          { key: 'name', label: 'Proyecto', width: 0.34 },
          { key: 'amount', label: 'Monto total', align: 'right' },
          { key: 'fund', label: 'Aporte del fondo', align: 'right' },
          { key: 'share', label: 'Parte', align: 'right' },
          { key: 'state', label: 'Estado' },
        ],
        rows: projects.map((project): readonly Cell[] => [
          { content: [project.entity] },
          { content: [project.name] },
          { content: say`${project.amount}` },
          { content: say`${project.fundAmount}` },
          { content: say`${project.share}` },
          { content: [project.state || 'sin dato'] },
        ]),
      },
    ],
  };
}
