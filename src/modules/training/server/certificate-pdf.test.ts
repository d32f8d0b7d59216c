import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { type CertificateSource, certificatePage, qrSvg } from '../events/certificate-page.ts';
import { printCertificate } from './certificate-pdf.ts';

const SOURCE: CertificateSource = {
  code: '7XX40M1AHVGFT6CCYDHH',
  holderName: 'Participante de prueba Uno',
  documentKind: 'DNI',
  documentNumber: '00000101',
  role: 'technicalSecretary',
  issuedOn: '2026-06-01',
  revokedOn: null,
  event: {
    title: 'Taller del clasificador de ocurrencias',
    topic: 'Clasificador de ocurrencias',
    mode: 'inPerson',
    startsOn: '2026-05-18',
    endsOn: '2026-05-19',
    hours: 8,
    organiser: 'Secretaría técnica del CORESEC Callao',
    place: 'Auditorio de la sede regional',
  },
  origin: 'https://vigia.prueba.invalid',
};

/** Every drawn module, as the svg has it. */
function modulesOf(svg: string): readonly string[] {
  return [...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`);
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a certificate', () => {
  it('prints what the golden says', async () => {
    await expect(`${JSON.stringify(certificatePage(SOURCE), null, 2)}\n`).toMatchFileSnapshot(
      '../../../../test/golden/training-certificate.json',
    );
  });

  it('leads by its QR code to the page that verifies it', () => {
    const { address } = certificatePage(SOURCE);
    expect(address).toBe('https://vigia.prueba.invalid/certificado/7XX4-0M1A-HVGF-T6CC-YDHH');
    const { data } = encode(address, { border: 2, ecc: 'M' });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
    expect(modulesOf(qrSvg(address))).toEqual(dark);
  });

  it('is one tagged page, the same bytes each time, with its document masked', async () => {
    const first = await printCertificate(SOURCE);
    const text = latin1(first);
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toContain('/Lang (es-PE)');
    expect(text).toContain('/S /Figure');
    expect(text).toContain('pdfuaid:part');
    expect(text).not.toContain('00000101');
    expect(Buffer.compare(first, await printCertificate(SOURCE))).toBe(0);
  });

  it('says across the page that it is revoked, and takes markup and unknown characters as words', async () => {
    expect(certificatePage({ ...SOURCE, revokedOn: '2026-06-02' }).mark).toBe('REVOCADO el 02/06/2026');
    const strange = { ...SOURCE.event, title: '#panic("x") *Taller* \\ 漢 $x$ ' + 'largo '.repeat(20) };
    const printed = await printCertificate({ ...SOURCE, revokedOn: '2026-06-02', event: strange });
    expect(latin1(printed).match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('holds one page with the longest words that its fields take', async () => {
    const long = (length: number): string => 'WWWWWWWWW '.repeat(length / 10).trim();
    const event = { ...SOURCE.event, title: long(200), topic: long(200), organiser: long(200), place: long(300) };
    const printed = await printCertificate({ ...SOURCE, holderName: long(150), event });
    expect(latin1(printed).match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('leaves out the hours of a group whose source does not say them', () => {
    const { facts } = certificatePage({ ...SOURCE, event: { ...SOURCE.event, hours: null, endsOn: null } });
    expect(facts.map(([name]) => name)).toEqual(['Fecha', 'Modalidad', 'Lugar', 'Organiza']);
  });
});
