// A deck with every kind of visual, for the tests of the exporters. Values are examples: what the
// product prints comes from the shipped editions.
import type { Cell, Column, Visual } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import type { Deck, Slide } from '#modules/briefing/deck.ts';
import { sampleFlow, sampleMap, samplePhoto, sampleTree } from './sample-drawings.ts';
import { DISTRICTS, sampleFigure, sampleFigures } from './sample-figures.ts';

const quarters = sampleFigures('complaints.quarter', 'Denuncias de enero a marzo', {
  2019: 10006,
  2020: 8847,
  2021: 6484,
  2022: 8698,
  2023: 8887,
  2024: 9984,
  2025: 7407,
});
const mean = sampleFigure({
  id: 'complaints.mean@07/2019-2024',
  label: 'Promedio 2019–2024',
  value: 52906 / 6,
  decimals: 0,
  period: '2019–2024',
});
const change = sampleFigure({
  id: 'complaints.change@07',
  label: 'Variación 2025/2024',
  value: -25.81129807692308,
  unit: 'percent',
  decimals: 1,
});
const groups2024 = sampleFigures('complaints.group-2024', 'Denuncias por agrupación, 2024', {
  Delitos: 6322,
  Faltas: 423,
  Violencia: 2814,
  Adolescentes: 6,
  Otros: 476,
});
const groups2025 = sampleFigures('complaints.group-2025', 'Denuncias por agrupación, 2025', {
  Delitos: 4133,
  Faltas: 418,
  Violencia: 2520,
  Adolescentes: 9,
  Otros: 375,
});
const goal = sampleFigures(
  'policy.victimization',
  'Victimización',
  { 2019: 26.6, 2021: null, 2023: null, 2025: null, 2027: null, 2030: 17 },
  { unit: 'percent', decimals: 1 },
);
const path = sampleFigures(
  'policy.linear',
  'Referencia lineal',
  {
    2019: 26.6,
    2021: 24.85454545454546,
    2023: 23.10909090909091,
    2025: 21.36363636363637,
    2027: 19.61818181818182,
    2030: 17,
  },
  { unit: 'percent', decimals: 1 },
);
const pim = sampleFigure({ id: 'budget.pim@07/2025', label: 'PIM del programa 0030', value: 92051187, unit: 'soles' });
const executed = sampleFigure({
  id: 'budget.executed@07/2025',
  label: 'Ejecutado del programa 0030',
  value: 27748916,
  unit: 'soles',
});
const ratio = sampleFigure({ id: 'budget.ratio@07/2025', label: 'Avance', value: 30.1, unit: 'percent', decimals: 1 });
const population = sampleFigure({
  id: 'profile.population@07/2022',
  label: 'Población',
  value: 1171658,
  period: '2022',
});
const density = sampleFigure({
  id: 'profile.density@07/2022',
  label: 'Densidad',
  value: 7985.673391493,
  unit: 'perSquareKilometer',
  period: '2022',
});
const serenos = DISTRICTS.map((district) =>
  sampleFigure({
    id: `serenos.count@${district.code}`,
    label: `Serenos de ${district.name}`,
    value: district.serenos,
    territory: district.code,
  }),
);
const rates = DISTRICTS.map((district) =>
  sampleFigure({
    id: `serenos.rate@${district.code}`,
    label: `Serenos por mil habitantes, ${district.name}`,
    value: district.rate,
    unit: 'perThousand',
    decimals: 2,
    territory: district.code,
  }),
);
const own = sampleFigures('pasc.own', 'Con cifra propia', {
  CORESEC: 2,
  COPROSEC: 2,
  Bellavista: 1,
  'La Perla': 0,
  Ventanilla: 1,
});
const inside = sampleFigures('pasc.inside', 'Dentro de un agregado', {
  CORESEC: 2,
  COPROSEC: 2,
  Bellavista: 3,
  'La Perla': 4,
  Ventanilla: 3,
});
const none = sampleFigures('pasc.none', 'Sin cifra', {
  CORESEC: 1,
  COPROSEC: 1,
  Bellavista: 1,
  'La Perla': 1,
  Ventanilla: 1,
});
const activities = sampleFigures('barrio-seguro.activities', 'Actividades de Barrio Seguro', {
  'Dulanto 2024': 126,
  'Dulanto 2025': 18,
  'Mi Perú 2024': 131,
  'Mi Perú 2025': null,
});
const modalities = sampleFigures(
  'complaints.modality-change',
  'Variación por modalidad',
  { Robo: -59.7, Hurto: -30.1, 'Violencia familiar': -12.4, Homicidio: 5.5, Extorsión: 34.1 },
  { unit: 'percent', decimals: 1, later: true },
);
const priorities = sampleFigure({ id: 'pasc.priorities@07', label: 'Prioridades', value: 41 });
const training = sampleFigures('training.people', 'Servidores capacitados', { 2024: 272, 2025: 28 });

const figures: readonly Figure[] = [
  ...quarters,
  mean,
  change,
  ...groups2024,
  ...groups2025,
  ...goal,
  ...path,
  pim,
  executed,
  ratio,
  population,
  density,
  ...serenos,
  ...rates,
  ...own,
  ...inside,
  ...none,
  ...activities,
  ...modalities,
  priorities,
  ...training,
];

const ids = (list: readonly Figure[]): readonly string[] => list.map((figure) => figure.id);
const text = (words: string, more: Omit<Cell, 'content'> = {}): Cell => ({ content: [words], ...more });
const number = (figure: Figure | undefined, more: Omit<Cell, 'content'> = {}): Cell =>
  figure ? { content: say`${figure}`, ...more } : text('sin dato', { state: 'unknown' });
const columns = (...labels: readonly string[]): readonly Column[] =>
  labels.map((label, index) => ({ key: `c${index}`, label, align: index === 0 ? 'left' : 'right' }));

const CREDIT = {
  source: 'Sistema de Información de Denuncias Policiales - SIDPOL',
  elaboration: 'Observatorio Nacional de Seguridad Ciudadana',
  cutOffs: { first: '2025-03-31', last: '2025-03-31' },
} as const;

let made = 0;
function slide(
  id: string,
  title: string,
  takeaway: Slide['takeaway'],
  visuals: readonly Visual[],
  more: Partial<Slide> = {},
): Slide {
  made += 1;
  return {
    id,
    number: String(made),
    section: id.split('-')[0] ?? null,
    title,
    takeaway,
    visuals,
    notes: [],
    footnotes: [],
    credits: [CREDIT],
    verification: 'verificado',
    speakerNotes: [
      `${title}: cifras de ejemplo & su origen`,
      'complaints.quarter@07/2025 · complaints-quarters.csv, fila 8',
    ],
    later: false,
    ...more,
  };
}

const keyTable: Visual = {
  kind: 'table',
  caption: 'Cifras clave del Callao',
  columns: [
    { key: 'a', label: 'Asunto', width: 0.4 },
    { key: 'b', label: 'Valor', align: 'right' },
    { key: 'c', label: 'Cambio', align: 'right' },
    { key: 'd', label: 'Corte', align: 'center' },
    { key: 'e', label: 'Estado' },
  ],
  rows: [
    [
      text('Denuncias, enero a marzo de 2025'),
      number(quarters[6], { strong: true }),
      number(change),
      text('31/03/2025'),
      text('Verificado', { state: 'good' }),
    ],
    [
      text('Presupuesto ejecutado del programa 0030'),
      number(executed),
      number(ratio),
      text('07/04/2025'),
      text('Verificado', { state: 'good' }),
    ],
    [
      text('Serenos en los siete municipios'),
      number(serenos[0]),
      text('sin comparación', { state: 'unknown' }),
      text('10/04/2024'),
      text('Conteo antiguo', { state: 'warn' }),
    ],
    [
      text('Compromiso 5, tramo III'),
      text('6 de 7'),
      text('mejora'),
      text('07/04/2025'),
      text('Por verificar', { state: 'unknown' }),
    ],
    [
      text('Densidad poblacional'),
      number(density),
      text('no aplica', { state: 'unknown' }),
      text('2022'),
      text('Observado', { state: 'bad' }),
    ],
    [
      text('Barrio Seguro, actividades de Mi Perú'),
      number(activities[3]),
      text('sin dato', { state: 'unknown' }),
      text('06/04/2025'),
      text('Sin dato', { state: 'unknown' }),
    ],
    [
      text('Servidores capacitados'),
      number(training[1]),
      text('año en curso'),
      text('07/04/2025'),
      text('Verificado', { state: 'good' }),
    ],
  ],
};

const heatTable: Visual = {
  kind: 'table',
  caption: 'Siete municipios',
  columns: columns('Municipio', 'Serenos', 'Por mil hab.', 'Indicador', 'Tramo I', 'Tramo II', 'Tramo III', 'Plan'),
  rows: DISTRICTS.map((district, index) => [
    text(district.name),
    number(serenos[index]),
    number(rates[index], { heat: district.heat }),
    text(index % 5 === 0 ? '5.2' : '5.3'),
    text(index === 1 ? '✕ No aprobó' : '✓ Aprobó', { state: index === 1 ? 'bad' : 'good' }),
    text(index === 2 ? '✕ No aprobó' : '✓ Aprobó', { state: index === 2 ? 'bad' : 'good' }),
    text(index === 1 ? '▲ En riesgo' : '✓ En curso', { state: index === 1 ? 'warn' : 'good' }),
    text('2024–2027'),
  ]),
};

const groupNames = [
  'Delitos',
  'Faltas',
  'Violencia contra la mujer',
  'Adolescentes infractores a la ley penal',
  'Otros',
];

const slides: readonly Slide[] = [
  slide(
    'cover',
    'Seguridad ciudadana en el Callao',
    say`Lo que se sabía al 07/04/2025: 14 sistemas y ${priorities} prioridades.`,
    [
      {
        kind: 'drawing',
        caption: 'Los siete distritos',
        alt: 'Mapa de los siete distritos del Callao',
        drawing: sampleMap(520, 330, (code) => `serenos.rate@${code}`),
      },
      {
        kind: 'facts',
        caption: 'Edición',
        items: [
          { label: 'Población', value: say`${population}`, note: ['INEI, 2022'] },
          { label: 'Densidad', value: say`${density}`, note: ['la fuente imprime otra'] },
          { label: 'PIM 2025 del programa 0030', value: say`${as(pim, { scale: 'millions', decimals: 1 })} millones` },
        ],
      },
    ],
    {
      section: null,
      credits: [
        CREDIT,
        {
          source: 'Instituto Nacional de Estadística e Informática',
          elaboration: 'Vigía',
          cutOffs: { first: '2022-12-31', last: '2022-12-31' },
        },
      ],
    },
  ),
  slide(
    'overview-key',
    'El Callao en una página',
    say`${as(change, { sign: 'never' })} menos denuncias que hace un año; el presupuesto avanza ${ratio}.`,
    [keyTable],
    { section: null, verification: '2 observaciones abiertas' },
  ),
  slide(
    'overview-seven',
    'Siete municipios lado a lado',
    say`Bellavista es la única con resultado adverso en los dos tramos cerrados y en el que corre.`,
    [heatTable],
    {
      section: null,
      footnotes: ['(1) Observación aceptada por operador local: la fuente imprime la densidad con otra superficie.'],
    },
  ),
  slide(
    'serenos-rate',
    'Serenos por municipio',
    say`${rates[0] ?? ''} por mil en el distrito del Callao; ${rates[4] ?? ''} en La Punta.`,
    [
      {
        kind: 'chart',
        form: 'bar',
        caption: 'Serenos por mil habitantes',
        alt: 'Barras de serenos por mil habitantes en los siete distritos',
        categories: DISTRICTS.map((district) => district.name),
        series: [{ name: 'Serenos por mil', figures: ids(rates), role: 'current' }],
        axis: 'serenos por mil habitantes',
        labels: true,
      },
      {
        kind: 'table',
        caption: 'Conteo',
        columns: columns('Municipio', 'Serenos'),
        rows: DISTRICTS.map((district, index) => [text(district.name), number(serenos[index])]),
      },
    ],
  ),
  slide(
    'complaints-quarter',
    'Denuncias de enero a marzo, 2019–2025',
    say`${quarters[6] ?? ''} registros: bajo el promedio 2019–2024 (${mean}).`,
    [
      {
        kind: 'chart',
        form: 'column',
        caption: 'Denuncias de enero a marzo',
        alt: 'Columnas de denuncias de 2019 a 2025 con la línea del promedio',
        categories: ['2019', '2020', '2021', '2022', '2023', '2024', '2025'],
        series: [
          { name: 'Denuncias', figures: ids(quarters), role: 'current' },
          { name: 'Promedio 2019–2024', figures: quarters.map(() => mean.id), role: 'reference', asLine: true },
        ],
        axis: 'denuncias',
        labels: true,
        hatchedLast: true,
      },
    ],
    { notes: [say`El trimestre se cortó en su último día: ${quarters[6] ?? ''} crecerá con los registros tardíos.`] },
  ),
  slide(
    'complaints-groups',
    'Qué cambió por agrupación',
    say`Bajan delitos y otros; faltas y adolescentes no son concluyentes.`,
    [
      {
        kind: 'chart',
        form: 'column',
        caption: 'Denuncias por agrupación',
        alt: 'Columnas agrupadas 2024 y 2025 por agrupación',
        categories: groupNames,
        series: [
          { name: 'Enero–marzo 2024', figures: ids(groups2024), role: 'previous' },
          { name: 'Enero–marzo 2025', figures: ids(groups2025), role: 'current' },
        ],
        axis: 'denuncias',
        labels: true,
      },
      {
        kind: 'table',
        caption: 'Variación',
        columns: columns('Agrupación', '2024', '2025', 'Veredicto'),
        rows: groupNames.map((name, index) => [
          text(name),
          number(groups2024[index]),
          number(groups2025[index]),
          text(index === 1 || index === 3 ? 'no concluyente' : 'baja', {
            state: index === 1 || index === 3 ? 'unknown' : 'good',
          }),
        ]),
        totalRow: true,
      },
    ],
    { notes: [['Una denuncia puede contar en varias agrupaciones: por eso suman más que el total.']] },
  ),
  slide(
    'policy-goal',
    'La meta nacional al 2030',
    say`Llegar exige bajar de ${goal[0] ?? ''} a ${goal[5] ?? ''}; esta edición no trae mediciones intermedias.`,
    [
      {
        kind: 'chart',
        form: 'line',
        caption: 'Victimización',
        alt: 'Línea de 26.6 en 2019 a 17 en 2030 sin mediciones intermedias',
        categories: ['2019', '2021', '2023', '2025', '2027', '2030'],
        series: [
          { name: 'Medida o meta', figures: ids(goal), role: 'current' },
          { name: 'Referencia lineal', figures: ids(path), role: 'reference' },
        ],
        axis: '% de la población',
        labels: true,
      },
    ],
  ),
  slide(
    'articulation-tree',
    'De cinco objetivos a diecisiete lineamientos',
    say`El objetivo de delitos violentos agrupa 5 de 17 lineamientos; el de bandas criminales, 2.`,
    [
      {
        kind: 'drawing',
        caption: 'Objetivos y lineamientos',
        alt: 'Árbol de cinco objetivos y diecisiete lineamientos',
        drawing: sampleTree(),
      },
    ],
  ),
  slide(
    'pasc-coverage',
    'Prioridades con cifra y sin cifra',
    say`Pocas de las ${priorities} prioridades se pueden seguir.`,
    [
      {
        kind: 'chart',
        form: 'stackedBar',
        caption: 'Prioridades por comité',
        alt: 'Barras apiladas por comité',
        categories: ['CORESEC Callao', 'COPROSEC Callao', 'Bellavista', 'La Perla', 'Ventanilla'],
        series: [
          { name: 'Con cifra propia', figures: ids(own), role: 'good' },
          { name: 'Dentro de un agregado', figures: ids(inside), role: 'warn' },
          { name: 'Sin cifra', figures: ids(none), role: 'unknown' },
        ],
        axis: 'prioridades',
        labels: true,
      },
    ],
  ),
  slide('pasc-trace', 'La traza de los planes', say`La traza llega hasta la prioridad (${priorities}).`, [
    { kind: 'drawing', caption: 'Traza', alt: 'Flujo de prioridad a resultado', drawing: sampleFlow(priorities.id) },
  ]),
  slide(
    'training-courses',
    'Capacitación de comités y secretarías',
    say`${training[0] ?? ''} servidores en 2024 y ${training[1] ?? ''} en lo registrado de 2025.`,
    [
      {
        kind: 'chart',
        form: 'column',
        caption: 'Servidores capacitados',
        alt: 'Columnas de 2024 y 2025, el segundo en curso',
        categories: ['2024', '2025'],
        series: [{ name: 'Servidores', figures: ids(training), role: 'current' }],
        axis: 'servidores',
        labels: true,
        hatchedCategories: [1],
      },
      {
        kind: 'list',
        caption: 'Temas',
        items: [
          { text: ['Sistema de patrullaje municipal SIPCOP-M'] },
          { text: ['Clasificador de ocurrencias'] },
          { text: ['Normativa vigente para serenos'] },
          { text: ['Compromiso 5 sobre seguridad ciudadana'], state: 'good' },
          { text: ['Seguimiento y evaluación de los planes de acción'], state: 'warn' },
          { text: ['Promoción de la inversión en gobiernos regionales y locales'] },
        ],
      },
    ],
  ),
  slide('barrio-seguro-activities', 'Barrio Seguro: actividades', say`Mi Perú: ${activities[3] ?? ''}.`, [
    {
      kind: 'chart',
      form: 'column',
      caption: 'Actividades',
      alt: 'Columnas de dos barrios en 2024 y 2025; Mi Perú sin dato en 2025',
      categories: ['Dulanto', 'Mi Perú'],
      series: [
        { name: '2024', figures: [activities[0]?.id ?? null, activities[2]?.id ?? null], role: 'previous' },
        { name: '2025, al 06/04', figures: [activities[1]?.id ?? null, activities[3]?.id ?? null], role: 'current' },
      ],
      axis: 'actividades',
      labels: true,
    },
    {
      kind: 'photo',
      caption: 'Asistencia técnica del 27/02/2025',
      alt: 'Reunión de asistencia técnica',
      attachmentId: 1,
    },
  ]),
  slide(
    'cameras-none',
    'Cámaras del Callao',
    say`Cámaras del Callao: sin información registrada.`,
    [{ kind: 'absence', caption: 'Cámaras', message: 'Sin información registrada' }],
    { credits: [] },
  ),
  slide('profile-facts', 'El Callao en cifras', say`${population} habitantes.`, [
    {
      kind: 'facts',
      caption: 'Perfil',
      items: [
        { label: 'Población', value: say`${population}` },
        { label: 'Densidad', value: say`${density}` },
        { label: 'Presupuesto', value: say`${pim}` },
        { label: 'Avance', value: say`${ratio}`, note: ['con 26.6% del año'] },
      ],
    },
  ]),
  slide(
    'later-modalities',
    'Bajó el total, subió lo prioritario',
    say`Robo ${as(modalities[0] ?? change, { sign: 'always' })}; extorsión ${as(modalities[4] ?? change, { sign: 'always' })}.`,
    [
      {
        kind: 'chart',
        form: 'divergingBar',
        caption: 'Variación por modalidad',
        alt: 'Barras divergentes por modalidad',
        categories: [
          'Robo',
          'Hurto',
          'Violencia contra la mujer e integrantes del grupo familiar',
          'Homicidio',
          'Extorsión',
        ],
        series: [{ name: 'Variación', figures: ids(modalities), role: 'later' }],
        axis: '% de variación',
        labels: true,
        format: { sign: 'always' },
      },
    ],
    { number: 'A1', later: true, credits: [{ ...CREDIT, cutOffs: { first: '2026-04-30', last: '2026-04-30' } }] },
  ),
];

/** Fifteen slides, one or more of each kind of visual, with missing values, later figures and findings. */
export const sampleDeck: Deck = {
  title: 'Seguridad ciudadana en el Callao',
  place: { code: '07', name: 'Callao', level: 'region' },
  asOf: '2025-04-07',
  datedOn: '2025-04-07',
  asOfText: 'Como se sabía el 07/04/2025',
  status: 'published',
  synthetic: false,
  seal: '3b9f0c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
  slides,
  figures: Object.fromEntries(figures.map((figure) => [figure.id, figure])),
  photos: { 1: { mime: 'image/png', content: samplePhoto() } },
};
