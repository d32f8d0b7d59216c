// Whether an office file keeps to the schemas of ECMA-376, as the Open XML SDK knows them, and a way to
// break one so that a test shows that it would notice.
import validate from '@ooxml-tools/validate';
import JSZip from 'jszip';

/** The first edition, transitional: what every office program since reads. */
const EDITION = 'Office2007';

/** What breaks a schema, as "part: what is wrong". */
export async function schemaErrors(bytes: Uint8Array, format: 'pptx' | 'xlsx'): Promise<readonly string[]> {
  const errors = await validate(bytes, format, EDITION);
  return errors.map(({ path, description }) => `${path.partUri.replace(/^\//, '')}: ${description}`);
}

/** The parts that a schema describes; relations, content types and core properties belong to the package. */
export function schemaParts(zip: JSZip): readonly string[] {
  return Object.keys(zip.files).filter(
    (name) => name.endsWith('.xml') && name !== '[Content_Types].xml' && name !== 'docProps/core.xml',
  );
}

/** One part of each kind: slides, layouts, charts… */
export function onePartOfEachKind(zip: JSZip): readonly string[] {
  const kinds = new Map(schemaParts(zip).map((name) => [name.replace(/\d+(?=\.xml$)/, ''), name]));
  return [...kinds.values()];
}

const STRANGER = '<v:stranger xmlns:v="urn:vigia:stranger"/>';

/** The same file with each of those parts changed. */
export async function withParts(zip: JSZip, names: readonly string[], change: (xml: string) => string): Promise<JSZip> {
  const copy = await JSZip.loadAsync(await zip.generateAsync({ type: 'uint8array' }));
  for (const name of names) copy.file(name, change((await copy.file(name)?.async('string')) ?? ''));
  return copy;
}

/** An element that no schema has, as the first child of the root. */
export function withStranger(xml: string): string {
  return xml.replace(/<([a-zA-Z][\w:]*)([^>]*?)(\/?)>/, (_, name: string, rest: string, closed: string) =>
    closed === '' ? `<${name}${rest}>${STRANGER}` : `<${name}${rest}>${STRANGER}</${name}>`,
  );
}

/** The first shape with its properties before its name. */
export function withChildrenTurned(xml: string): string {
  return xml.replace(/(<p:nvSpPr>.*?<\/p:nvSpPr>)(<p:spPr.*?<\/p:spPr>)/s, '$2$1');
}
