// Sets a document of plans on A4 pages. Text reaches Typst only as data: a string of data is never code.
import { printPdf } from '#server/pdf/index.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { PrintDocument } from '../print/document.ts';

const DATA = '/document.json';

const TEMPLATE = String.raw`
#let doc = json("/document.json")
#let ink = rgb("#1b2733")
#let muted = rgb("#55636f")
#let line-color = rgb("#c9d1d8")
#let accent = rgb("#1f4e79")
#set document(title: doc.title + ". " + doc.subtitle, author: "Vigía")
#set page(paper: "a4", flipped: doc.wide, margin: (x: 18mm, top: 18mm, bottom: 18mm), footer: context {
  set text(size: 8pt, fill: muted)
  grid(columns: (1fr, auto), doc.footer, counter(page).display("1 / 1", both: true))
})
#set text(font: ("Source Sans 3",), fallback: false, lang: "es", region: "PE", size: 10pt, fill: ink, hyphenate: false)
#set par(justify: false)
#show heading: set text(fill: accent)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 16pt, below: 8pt)

= #doc.title
#text(size: 12pt, fill: muted, doc.subtitle)
#v(4pt)
#grid(columns: (1fr,) * 2, column-gutter: 12pt, row-gutter: 6pt,
  ..doc.facts.map(fact => [#text(size: 8.5pt, fill: muted, fact.label) #linebreak() #text(weight: 600, fact.value)]))

#let bar(item) = block(width: 100%, above: 9pt, below: 0pt, breakable: false, grid(columns: (1fr, 36%, 48mm), column-gutter: 8pt, align: horizon,
  text(size: 9pt, item.label),
  box(width: 100%, height: 9pt, stroke: 0.5pt + line-color, {
    place(box(width: item.percent * 1%, height: 9pt, stroke: 0.8pt + accent))
    place(box(width: item.backed * 1%, height: 9pt, fill: accent))
  }),
  text(size: 9pt, weight: 600, item.words),
))

#for part in doc.parts [
  == #part.heading
  #for paragraph in part.paragraphs { par(text(paragraph)) }
  #for item in part.bars { bar(item) }
  #if part.table != none {
    set text(size: 8.5pt)
    table(
      columns: part.table.columns.map(column => column.width * 1fr),
      align: (column, row) => (left: left, right: right).at(part.table.columns.at(column).align) + top,
      inset: (x: 4pt, y: 3.5pt),
      stroke: (x: none, y: 0.5pt + line-color),
      table.header(..part.table.columns.map(column => table.cell(fill: accent, text(fill: white, weight: 600, column.label)))),
      ..part.table.rows.flatten(),
    )
  }
]
`;

/** The same bytes for the same document and day. */
export function renderDocument(document: PrintDocument, datedOn: CalendarDate): Promise<Uint8Array> {
  // A matrix has more columns than a page has room for.
  const wide = document.parts.some(({ table }) => (table?.columns.length ?? 0) > 8);
  return printPdf({ template: TEMPLATE, files: { [DATA]: JSON.stringify({ ...document, wide }) }, datedOn });
}
