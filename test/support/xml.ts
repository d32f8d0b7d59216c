// A strict little XML reader for tests: it throws on what is not well-formed and gives the tree.

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Own text, without that of its children. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const TOKEN = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i;

export function parseXml(xml: string): XmlElement {
  const open: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const top = (): Open => open.at(-1) ?? { name: '', attributes: {}, children: [], text: '' };
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < xml.length) {
    const token = TOKEN.exec(xml);
    if (!token) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 80)}`);
    at = TOKEN.lastIndex;
    const [whole, closing, opening, attributes = '', selfClosing, text] = token;
    if (BARE_AMPERSAND.test(whole)) throw new Error(`bare ampersand: ${whole}`);
    if (text !== undefined) top().text += unescapeXml(text);
    else if (closing !== undefined) close(open, closing);
    else if (opening !== undefined) {
      const element: Open = { name: opening, attributes: readAttributes(attributes), children: [], text: '' };
      if (selfClosing) top().children.push(element);
      else open.push(element);
    }
  }
  const [root] = top().children;
  if (open.length !== 1 || !root) throw new Error(`element left open: ${top().name}`);
  return root;
}

function close(open: Open[], name: string): void {
  const element = open.pop();
  const parent = open.at(-1);
  if (!element || !parent || element.name !== name) throw new Error(`</${name}> closes <${element?.name ?? ''}>`);
  parent.children.push(element);
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`attribute twice: ${name}`);
    attributes[name] = unescapeXml(value);
  }
  return attributes;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** The element and all below it of that name, in document order. */
export function allNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => allNamed(child, name))];
}

export function firstNamed(element: XmlElement, name: string): XmlElement | undefined {
  return allNamed(element, name)[0];
}

/** All text inside, in document order. */
export function wholeText(element: XmlElement): string {
  return element.text + element.children.map(wholeText).join('');
}
