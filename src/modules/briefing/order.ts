// The one place where the order of sections and slides is written.

/** Fourteen sections, in the order of the briefing, of its tiles and of its pages. */
export const SECTION_ORDER: readonly string[] = [
  'profile',
  'complaints',
  'policy',
  'articulation',
  'pasc',
  'training',
  'norms',
  'training-centres',
  'serenos',
  'cameras',
  'budget',
  'compromiso5',
  'fesc',
  'barrio-seguro',
];

/** Panels that become slides, by id. A territory without one loses its slide. */
export const SLIDE_ORDER: readonly string[] = [
  'briefing-cover',
  'briefing-page',
  'briefing-districts',
  'territory-profile',
  'complaints-quarter',
  'complaints-groups-change',
  'complaints-composition',
  'complaints-records',
  'complaints-trend',
  'complaints-district-map',
  'policy-goal',
  'articulation-tree',
  'pasc-plans',
  'pasc-priorities',
  'pasc-coverage',
  'pasc-trace',
  'pasc-challenges',
  'training-counts',
  'norms-timeline',
  'training-centres-pilot',
  'training-centres-callao',
  'serenos-count',
  'cameras-plan',
  'cameras-group',
  'budget-pace',
  'budget-products',
  'budget-repair',
  'budget-ordinary',
  'budget-mef',
  'compromiso5-matrix',
  'fesc-rules',
  'barrio-seguro-activities',
  'barrio-seguro-kinds',
  'briefing-matters',
  'briefing-verification',
];

/** Annex A: what became known after the date chosen. */
export const ANNEX_ORDER: readonly string[] = [
  'complaints-later-quarter',
  'complaints-later-modalities',
  'complaints-later-districts',
];
