import type { TableSpec } from '#modules/sources/index.ts';

/** What a briefing prints of a territory, kept as stated. */
export const STATED_PROFILE: TableSpec = {
  code: 'profile-stated',
  sheet: 'Perfil',
  title: 'Perfil del territorio según su fuente',
  key: ['territory'],
  territoryColumn: 'territory',
  columns: [
    {
      key: 'territory',
      label: 'Ubigeo',
      type: 'ubigeo',
      required: true,
      help: 'Ubigeo de la región, provincia o distrito.',
    },
    { key: 'entity', label: 'Entidad', type: 'text', help: 'Tipo de entidad, como lo escribe la fuente.' },
    { key: 'name', label: 'Nombre', type: 'text', help: 'Nombre de la entidad.' },
    { key: 'country', label: 'País', type: 'text', help: 'País.' },
    { key: 'province', label: 'Provincia', type: 'text', help: 'Provincia a la que pertenece.' },
    { key: 'language', label: 'Idioma oficial', type: 'text', help: 'Idioma oficial.' },
    { key: 'coordinates', label: 'Coordenadas', type: 'text', help: 'Latitud y longitud, como las escribe la fuente.' },
    {
      key: 'areaKm2',
      label: 'Superficie total (km²)',
      type: 'decimal',
      minimum: 0,
      help: 'Superficie en kilómetros cuadrados.',
    },
    {
      key: 'altitudeMeters',
      label: 'Altitud media (m s. n. m.)',
      type: 'decimal',
      help: 'Altitud media sobre el nivel del mar.',
    },
    { key: 'populationYear', label: 'Año de la población', type: 'year', help: 'Año al que corresponde la población.' },
    { key: 'population', label: 'Población', type: 'integer', minimum: 0, help: 'Población total.' },
    { key: 'men', label: 'Hombres', type: 'integer', minimum: 0, help: 'Población masculina.' },
    { key: 'women', label: 'Mujeres', type: 'integer', minimum: 0, help: 'Población femenina.' },
    {
      key: 'densityPerKm2',
      label: 'Densidad (hab./km²)',
      type: 'decimal',
      minimum: 0,
      help: 'Densidad que imprime la fuente.',
    },
    { key: 'demonym', label: 'Gentilicio', type: 'text', help: 'Gentilicio.' },
  ],
};

export const REFERENCE: TableSpec = {
  code: 'profile-reference',
  sheet: 'Territorio',
  title: 'Capital, altitud y superficie de los distritos',
  key: ['territory'],
  territoryColumn: 'territory',
  reference: true,
  columns: [
    { key: 'territory', label: 'Ubigeo', type: 'ubigeo', required: true, help: 'Ubigeo INEI del distrito.' },
    { key: 'capital', label: 'Capital', type: 'text', help: 'Capital del distrito.' },
    { key: 'capitalCategory', label: 'Categoría de la capital', type: 'text', help: 'Ciudad, villa o pueblo.' },
    { key: 'altitudeMeters', label: 'Altitud (m s. n. m.)', type: 'decimal', help: 'Altitud de la capital.' },
    {
      key: 'latitude',
      label: 'Latitud',
      type: 'decimal',
      minimum: -90,
      maximum: 90,
      help: 'De la capital, grados WGS84.',
    },
    {
      key: 'longitude',
      label: 'Longitud',
      type: 'decimal',
      minimum: -180,
      maximum: 180,
      help: 'De la capital, grados WGS84.',
    },
    {
      key: 'areaKm2',
      label: 'Superficie (km²)',
      type: 'decimal',
      minimum: 0,
      help: 'Superficie oficial; vacía si no está determinada.',
    },
    {
      key: 'areaForDensity',
      label: 'Superficie útil para densidad',
      type: 'choice',
      choices: ['sí', 'no'],
      help: '«no» cuando la superficie incluye islas sin población y la densidad engañaría.',
    },
  ],
};

export const POPULATION_YEARS = [2018, 2019, 2020, 2021, 2022, 2025] as const;
export type PopulationYear = (typeof POPULATION_YEARS)[number];

export const POPULATION: TableSpec = {
  code: 'profile-population',
  sheet: 'Población',
  title: 'Población de los distritos por año',
  key: ['territory'],
  territoryColumn: 'territory',
  reference: true,
  columns: [
    { key: 'territory', label: 'Ubigeo', type: 'ubigeo', required: true, help: 'Ubigeo INEI del distrito.' },
    ...POPULATION_YEARS.map((year) => ({
      key: `population${year}`,
      label: `Población ${year}`,
      type: 'integer' as const,
      minimum: 0,
      help: `Población proyectada al 30 de junio de ${year}.`,
    })),
  ],
};

export const STATIONS: TableSpec = {
  code: 'profile-stations',
  sheet: 'Comisarías',
  title: 'Comisarías',
  key: ['code'],
  territoryColumn: 'territory',
  reference: true,
  columns: [
    { key: 'territory', label: 'Ubigeo', type: 'ubigeo', required: true, help: 'Distrito donde está la comisaría.' },
    { key: 'name', label: 'Comisaría', type: 'text', required: true, help: 'Nombre de la comisaría.' },
    { key: 'code', label: 'Código CPNP', type: 'text', required: true, help: 'Código de la comisaría.' },
    { key: 'latitude', label: 'Latitud', type: 'decimal', minimum: -90, maximum: 90, help: 'Grados WGS84.' },
    { key: 'longitude', label: 'Longitud', type: 'decimal', minimum: -180, maximum: 180, help: 'Grados WGS84.' },
    {
      key: 'sectors',
      label: 'Sectores',
      type: 'integer',
      minimum: 0,
      help: 'Cantidad de sectores de la jurisdicción.',
    },
  ],
};
