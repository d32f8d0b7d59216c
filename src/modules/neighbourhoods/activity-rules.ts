// What must hold before an activity is registered. A draft may hold anything that can be read: it is never lost.
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { containsPoint, type Polygon } from '#shared/polygon.ts';
import { type ActivityFields, type FieldName, isSession } from './activity.ts';

export interface ActivityProblem {
  readonly code: string;
  readonly field: FieldName;
  /** Spanish, with its rule. */
  readonly message: string;
}

/** Of the neighbourhood that the activity names; null: nobody knows it. */
export interface NeighbourhoodFacts {
  readonly name: string;
  /** Null: nobody drew them. */
  readonly limits: readonly Polygon[] | null;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
}

export interface ActivityContext {
  readonly today: CalendarDate;
  readonly neighbourhood: NeighbourhoodFacts | null;
  /** Months of the neighbourhood that were closed: '2025-03' → what was said of it. */
  readonly months: Readonly<Record<string, 'none' | 'complete'>>;
}

const REQUIRED: readonly (readonly [FieldName, string])[] = [
  ['neighbourhood', 'Diga en qué barrio fue.'],
  ['kind', 'Elija el tipo de acción.'],
  ['actor', 'Elija el actor.'],
  ['heldOn', 'Escriba la fecha.'],
  ['place', 'Escriba el lugar.'],
];

/** Empty: it may be registered. */
export function activityProblems(fields: ActivityFields, context: ActivityContext): readonly ActivityProblem[] {
  return [
    ...missing(fields),
    ...placeProblems(fields, context),
    ...dayProblems(fields, context),
    ...identityProblems(fields),
  ];
}

function missing(fields: ActivityFields): readonly ActivityProblem[] {
  const blank = REQUIRED.flatMap(([field, message]): readonly ActivityProblem[] => {
    const value = fields[field];
    return value === undefined || value === null || value === ''
      ? [{ code: 'activity-incomplete', field, message }]
      : [];
  });
  const session =
    fields.session && !isSession(fields.kind)
      ? [
          {
            code: 'session-of-another-kind',
            field: 'session' as const,
            message: 'Solo una sesión del CODISEC o de la Mesa Técnica se enlaza con la sesión del comité.',
          },
        ]
      : [];
  return [...blank, ...session];
}

function placeProblems({ neighbourhood, point }: ActivityFields, context: ActivityContext): readonly ActivityProblem[] {
  if (!neighbourhood) return [];
  const known = context.neighbourhood;
  if (!known) return [{ code: 'unknown-neighbourhood', field: 'neighbourhood', message: 'Ese barrio no existe.' }];
  if (!point || !known.limits || containsPoint(known.limits, point)) return [];
  return [
    {
      code: 'outside-limits',
      field: 'point',
      message: `Las coordenadas quedan fuera de los límites de ${known.name}: corrija el punto o elija otro barrio.`,
    },
  ];
}

function dayProblems(
  { heldOn }: ActivityFields,
  { today, neighbourhood, months }: ActivityContext,
): readonly ActivityProblem[] {
  if (!heldOn) return [];
  const problem = (code: string, message: string): readonly ActivityProblem[] => [{ code, field: 'heldOn', message }];
  if (heldOn > today) return problem('future-activity', 'La fecha no ha llegado: se registra lo que ya se hizo.');
  const { startsOn, endsOn, name } = neighbourhood ?? { startsOn: null, endsOn: null, name: '' };
  if ((startsOn !== null && heldOn < startsOn) || (endsOn !== null && heldOn > endsOn))
    return problem(
      'outside-dates',
      `La estrategia interviene en ${name} ${startsOn === null ? '' : `desde el ${formatDate(startsOn)} `}${endsOn === null ? '' : `hasta el ${formatDate(endsOn)}`}`.trim() +
        ': la fecha queda fuera.',
    );
  const month = months[heldOn.slice(0, 7)];
  if (month === 'none')
    return problem('month-declared-empty', 'Ese mes se declaró sin actividad: retire primero la declaración.');
  if (month === 'complete')
    return problem('month-closed', 'Ese mes se declaró completo: retire primero la declaración.');
  return [];
}

const TEXTS = ['entities', 'place', 'responsible', 'notes'] as const;
const DNI = /(?<!\d)\d{8}(?!\d)/;
/** «la niña María», «el menor de edad Juan»: one of them and a name; of several, a name and a surname. */
const NAME = String.raw`[\s,:(«"]+(?:de nombre |llamad[oa] |identificad[oa] como )?\p{Lu}\p{Ll}{2,}`;
const NAMED_MINOR = [
  new RegExp(
    String.raw`(?<!\p{L})(?:[Nn]iñ[oa]|[Aa]dolescente|[Mm]enor(?: de edad)?|alumn[oa]|escolar|estudiante)${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:niñ[oa]s|adolescentes|menores(?: de edad)?|alumn[oa]s|escolares)${NAME}\s+\p{Lu}`,
    'u',
  ),
];

function identityProblems(fields: ActivityFields): readonly ActivityProblem[] {
  return TEXTS.flatMap((field): readonly ActivityProblem[] => {
    const text = fields[field] ?? '';
    if (DNI.test(text))
      return [
        {
          code: 'identity-number-in-text',
          field,
          message: 'Hay un número de ocho cifras, como un DNI: aquí se cuentan personas, no se identifican.',
        },
      ];
    if (NAMED_MINOR.some((pattern) => pattern.test(text)))
      return [
        {
          code: 'minor-identified',
          field,
          message: 'Parece nombrar a un menor de edad: quite el nombre; los menores solo se cuentan.',
        },
      ];
    return [];
  });
}
