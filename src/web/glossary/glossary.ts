// cspell:ignore EMBS
// What the acronyms on screen stand for.
export const GLOSSARY: Readonly<Record<string, string>> = {
  CODISEC: 'Comité Distrital de Seguridad Ciudadana',
  COPROSEC: 'Comité Provincial de Seguridad Ciudadana',
  CORESEC: 'Comité Regional de Seguridad Ciudadana',
  CONASEC: 'Consejo Nacional de Seguridad Ciudadana',
  DGSC: 'Dirección General de Seguridad Ciudadana del Ministerio del Interior',
  CPNP: 'comisaría de la Policía Nacional del Perú',
  EMBS: 'Estrategia Multisectorial Barrio Seguro',
  FESC: 'Fondo Especial de Seguridad Ciudadana',
  GPS: 'sistema de posicionamiento por satélite',
  IGN: 'Instituto Geográfico Nacional',
  INEI: 'Instituto Nacional de Estadística e Informática',
  MEF: 'Ministerio de Economía y Finanzas',
  MININTER: 'Ministerio del Interior',
  PACV: 'Plan de Adecuación de Cámaras de Videovigilancia',
  PADSC: 'Plan de Acción Distrital de Seguridad Ciudadana',
  PAPSC: 'Plan de Acción Provincial de Seguridad Ciudadana',
  PARSC: 'Plan de Acción Regional de Seguridad Ciudadana',
  PASC: 'planes de acción de seguridad ciudadana',
  PIM: 'presupuesto institucional modificado',
  PIA: 'presupuesto institucional de apertura',
  PNMSC: 'Política Nacional Multisectorial de Seguridad Ciudadana al 2030',
  PNP: 'Policía Nacional del Perú',
  PCM: 'Presidencia del Consejo de Ministros',
  RENIEC: 'Registro Nacional de Identificación y Estado Civil',
  SIDPOL: 'Sistema de Información de Denuncias Policiales',
  SINASEC: 'Sistema Nacional de Seguridad Ciudadana',
  SIPCOP: 'Sistema Informático de Planificación y Control del Patrullaje Policial',
};

const WORD = /(?<![\p{L}\d])[A-ZÁÉÍÓÚÑ]{3,}(?![\p{L}\d])/gu;

/** Acronyms of a text that the glossary knows, once each, in order of appearance. */
export function acronymsIn(text: string): readonly string[] {
  return [...new Set((text.match(WORD) ?? []).filter((word) => word in GLOSSARY))];
}

/** "el PIM de 2024" → ["el ", {acronym: "PIM"}, " de 2024"]. */
export function splitAcronyms(
  text: string,
): readonly (string | { readonly acronym: string; readonly meaning: string })[] {
  const parts: (string | { acronym: string; meaning: string })[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const meaning = GLOSSARY[match[0]];
    if (meaning === undefined) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ acronym: match[0], meaning });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
