import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { canonicalText, differencesOf, type MinutesBody, rectified, withoutPrivateNames } from '../../minutes.ts';
import { minutesDocument, type Seal } from './document.ts';
import { printMinutes } from './index.ts';
import { MINUTES_TEMPLATE } from './template.ts';

const BODY: MinutesBody = {
  format: 1,
  committee: { title: 'CODISEC La Punta', territory: '070105', place: 'La Punta' },
  session: {
    title: 'Quinta sesión ordinaria de 2026',
    type: 'ordinary',
    modality: 'inPerson',
    heldOn: '2026-05-29',
    startsAt: '10:00',
    place: 'Salón municipal',
    lateReason: null,
  },
  quorum: { members: 3, needed: 2, present: 2, isMet: true, basis: 'supuesto de la plataforma' },
  attendance: [
    {
      position: 'Alcaldía distrital',
      entity: 'Municipalidad Distrital de La Punta',
      presides: true,
      capacity: 'titular',
      name: 'Titular de prueba uno',
      nameIsPublic: true,
      resolution: 'Credencial de prueba',
      excused: false,
    },
    {
      position: 'Coordinación de juntas vecinales',
      entity: 'Juntas vecinales',
      presides: false,
      capacity: 'alternate',
      name: 'Alterna de prueba dos',
      nameIsPublic: false,
      resolution: 'RA 002-2026 de prueba',
      excused: false,
    },
    {
      position: 'Jefatura de la comisaría',
      entity: 'PNP',
      presides: false,
      capacity: null,
      name: null,
      nameIsPublic: false,
      resolution: null,
      excused: true,
    },
  ],
  agenda: [
    { ordinal: 1, topic: 'Denuncias del trimestre', content: 'Se expuso #panic("x") y $x^2$.' },
    { ordinal: 2, topic: 'Varios', content: '' },
  ],
  carriedOver: [
    {
      number: 1,
      kind: 'agreement',
      content: 'Iluminar el malecón',
      responsible: 'Gerencia de obras',
      dueOn: '2026-05-15',
      session: 'Cuarta sesión ordinaria de 2026',
      state: 'pendiente, vencido',
      lastNote: null,
      evidence: 0,
    },
  ],
  agreements: [
    {
      number: 1,
      kind: 'councilProposal',
      content: 'Proponer al concejo el plan de iluminación',
      responsible: 'Secretaría técnica',
      dueOn: '2026-06-30',
    },
  ],
  citizens: null,
  proposals: [],
  figures: [
    {
      section: 'complaints',
      title: 'Denuncias',
      asOf: '2026-05-29',
      sentences: ['61 denuncias en el primer trimestre.'],
      figures: [
        {
          id: 'complaints.quarter@070105/2026-01..2026-03',
          label: 'Denuncias del trimestre',
          value: 61,
          printed: '61',
          period: 'enero–marzo de 2026',
          source: 'Fuente de prueba',
          cutOff: '2026-03-31',
        },
      ],
    },
  ],
  rectifies: null,
};

const sha256 = createHash('sha256').update(canonicalText(BODY)).digest('hex');
const SEAL: Seal = { kind: 'sealed', version: 1, sha256, sealedOn: '2026-06-01' };

async function textOf(content: Uint8Array): Promise<{ readonly pages: number; readonly text: string }> {
  const pdf = await getDocument({ data: content.slice(), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await pdf.destroy();
  return { pages: texts.length, text: texts.join(' ').replaceAll(/\s+/g, ' ') };
}

describe('the minutes as a document', () => {
  it('are what the template sets', () => expect(minutesDocument(BODY, SEAL)).toMatchSnapshot());

  it('are the same bytes for the same body, tagged, in two pages at most', async () => {
    const first = await printMinutes(BODY, SEAL);
    await printMinutes(BODY, { kind: 'draft' });
    expect(Buffer.compare(first, await printMinutes(BODY, SEAL))).toBe(0);
    expect(Buffer.from(first).toString('latin1')).toContain('pdfuaid:part');
    const { pages, text } = await textOf(first);
    expect(pages).toBeLessThanOrEqual(2);
    for (const words of [
      'Acta: Quinta sesión ordinaria de 2026',
      '2 presentes de 3 miembros',
      'Alterna de prueba dos',
      'Se expuso #panic("x") y $x^2$.',
      'pendiente, vencido',
      'propuesta al concejo',
      'Denuncias del trimestre 61 enero–marzo de 2026',
      sha256,
    ])
      expect(text, words).toContain(words);
  });

  it('name nobody whose name is not public when they are published', async () => {
    const { text } = await textOf(await printMinutes(withoutPrivateNames(BODY), { ...SEAL, kind: 'published' }));
    expect(text).toContain('Titular de prueba uno');
    expect(text).not.toContain('Alterna de prueba dos');
    expect(text).toContain('nombre no público');
    expect(text).toContain(sha256);
  });

  it('say that there was no quorum', () => {
    const without = { ...BODY, quorum: { ...BODY.quorum, present: 1, isMet: false }, agreements: [] };
    const document = minutesDocument(without, { kind: 'draft' });
    expect(document.heading).toBe('Constancia de falta de quórum: Quinta sesión ordinaria de 2026');
    expect(document.sections.find(({ title }) => title === 'Acuerdos')?.paragraphs).toEqual([
      'Sin quórum, la sesión no puede acordar.',
    ]);
  });

  it('never put data into the template', () => expect(MINUTES_TEMPLATE).not.toContain('$' + '{'));
});

describe('a rectification', () => {
  const change = { reason: 'Error de redacción', items: [{ ordinal: 2, content: ' Se acordó informar. ' }] };

  it('is another version that keeps the first and says its difference', () => {
    const second = rectified({ version: 1, sha256, body: BODY }, change);
    expect(second.rectifies).toEqual({
      version: 1,
      sha256,
      reason: 'Error de redacción',
      differences: [{ where: '2. Varios', before: '', after: 'Se acordó informar.' }],
    });
    expect(second.agenda[1]?.content).toBe('Se acordó informar.');
    expect(BODY.agenda[1]?.content).toBe('');
  });

  it('that says the same is none', () => {
    expect(differencesOf(BODY, { reason: 'x', items: [{ ordinal: 2, content: '' }] })).toEqual([]);
  });
});

describe('the text that is sealed', () => {
  it('does not depend on the order of the keys', () => {
    const { format, ...rest } = BODY;
    expect(canonicalText({ ...rest, format })).toBe(canonicalText(BODY));
    expect(canonicalText({ ...BODY, citizens: 1 })).not.toBe(canonicalText(BODY));
  });
});
