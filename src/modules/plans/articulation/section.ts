import type { Cell, Panel, SectionContent, Sentence } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { cardinal } from '#shared/format.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { cellText, type Section, type SectionInput } from '#modules/sources/index.ts';
import { byOrder } from '../rows.ts';
import { checks } from './checks.ts';
import { GUIDELINE_TABLE, OBJECTIVE_TABLE } from './tables.ts';
import { type Branch, treeDrawing } from './tree.ts';

const SECTION = 'articulation';

/** From the policy's objectives to the guidelines of the plans. National: every region inherits them. */
export const articulationSection: Section = {
  code: SECTION,
  module: 'plans',
  title: 'Articulación con los planes',
  band: 'direction',
  summary: 'Cómo los objetivos prioritarios de la política bajan a los lineamientos de los planes de acción.',
  tables: [OBJECTIVE_TABLE, GUIDELINE_TABLE],
  panels: ['articulation-tree', 'articulation-guidelines'],
  checks,
  build,
};

function build(input: SectionInput): SectionContent {
  const { book, national } = input;
  const objectives = byOrder(national('articulation-objective'));
  const guidelines = byOrder(national('articulation-guideline'));
  if (objectives.length === 0 || guidelines.length === 0) return emptyContent(input);
  const total = book.tally({
    id: 'guidelines@PE',
    label: 'Lineamientos de los planes de acción',
    period: '',
    territory: '',
    records: guidelines,
    column: 'name',
  });
  const objectiveCount = book.tally({
    id: 'objectives@PE',
    label: 'Objetivos prioritarios articulados',
    period: '',
    territory: '',
    records: objectives,
    column: 'statement',
  });
  const branches = objectives.map((objective): Branch => {
    const code = cellText(objective, 'code');
    const own = guidelines.filter((guideline) => cellText(guideline, 'objective') === code);
    if (objective.values['undefinedTerm']) {
      book.fact(objective, 'undefinedTerm', {
        id: `undefined-term@PE/${code}`,
        label: `Expresión sin definir en ${code}`,
        period: '',
        territory: '',
      });
    }
    const leaf = (measure: string, column: string) =>
      own.map((record) =>
        book.fact(record, column, {
          id: `${measure}@PE/${code}-${String(record.values['order'])}`,
          label: `Lineamiento de ${code}`,
          period: '',
          territory: '',
        }),
      );
    leaf('guideline', 'name');
    return {
      code,
      shortName: book.fact(objective, 'shortName', {
        id: `objective@PE/${code}`,
        label: `Objetivo ${code}, nombre breve`,
        period: '',
        territory: '',
      }),
      count: book.tally({
        id: `objective-guidelines@PE/${code}`,
        label: `Lineamientos del objetivo ${code}`,
        period: '',
        territory: '',
        records: own,
        column: 'name',
      }),
      guidelines: leaf('guideline-short', 'shortName'),
    };
  });
  const panel: Panel = {
    id: 'articulation-tree',
    section: SECTION,
    title: `De ${cardinal(objectives.length)} objetivos a ${cardinal(guidelines.length)} lineamientos`,
    takeaway: extremes(branches, say`${total}`),
    visuals: [
      {
        kind: 'drawing',
        caption: 'Objetivos y lineamientos',
        alt: 'Árbol: cada objetivo prioritario, con la cantidad de lineamientos, y debajo los suyos.',
        drawing: treeDrawing(branches),
      },
    ],
    notes: [['La correspondencia se lee de la disposición de la lámina; los nombres van abreviados.']],
  };
  const list: Panel = {
    id: 'articulation-guidelines',
    section: SECTION,
    title: 'Los lineamientos, con su texto',
    takeaway: say`${as(objectiveCount, { words: 'cardinal', capital: true })} objetivos prioritarios y ${as(total, { words: 'cardinal' })} lineamientos, con su texto oficial.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Lineamientos por objetivo',
        columns: [
          { key: 'objective', label: 'Objetivo', width: 0.3 },
          { key: 'guideline', label: 'Lineamiento', width: 0.7 },
        ],
        rows: guidelines
          .toSorted((a, b) => cellText(a, 'objective').localeCompare(cellText(b, 'objective')))
          .map((record): Cell[] => [
            { content: [{ figure: `${SECTION}.objective@PE/${cellText(record, 'objective')}` }] },
            {
              content: [
                {
                  figure: `${SECTION}.guideline@PE/${cellText(record, 'objective')}-${String(record.values['order'])}`,
                },
              ],
            },
          ]),
      },
    ],
    webOnly: true,
  };
  return {
    panels: [panel, list],
    tile: {
      section: SECTION,
      title: articulationSection.title,
      figure: { figure: total.id },
      label: say`lineamientos para ${objectiveCount} objetivos`,
    },
    matters: [],
    figures: book.figures,
  };
}

function emptyContent({ book }: SectionInput): SectionContent {
  return {
    panels: [],
    tile: { section: SECTION, title: articulationSection.title, figure: null, label: ['sin información registrada'] },
    matters: [],
    figures: book.figures,
  };
}

/** "El objetivo de … agrupa 5 de 17 lineamientos; el de …, 2." */
function extremes(branches: readonly Branch[], total: Sentence): Sentence {
  const counts = branches.map(({ count }) => numberOf(count) ?? 0);
  const [most, least] = [Math.max(...counts), Math.min(...counts)];
  const named = (value: number): readonly Branch[] => branches.filter(({ count }) => numberOf(count) === value);
  const [largest, smallest] = [named(most), named(least)];
  const names = (group: readonly Branch[]): Sentence =>
    joinWords(group.map(({ shortName }) => [nameInSentence(shortName.value)]));
  const count = largest[0]?.count;
  const other = smallest[0]?.count;
  if (!count || !other || most === least)
    return say`Los lineamientos se reparten por igual entre los objetivos: ${total} en todo.`;
  const head: Sentence =
    largest.length === 1
      ? say`El objetivo de ${names(largest)} agrupa ${count} de ${total} lineamientos`
      : say`Los objetivos de ${names(largest)} agrupan ${count} de ${total} lineamientos cada uno`;
  return smallest.length === 1
    ? say`${head}; el de ${names(smallest)}, ${other}.`
    : say`${head}; los de ${names(smallest)}, ${other}.`;
}

function nameInSentence(value: Branch['shortName']['value']): string {
  const name = String(value ?? '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
