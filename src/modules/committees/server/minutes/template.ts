// Sets the minutes in Typst. Text reaches it only as data: a string of data is never code.
export const MINUTES_PATH = '/minutes.json';

export const MINUTES_TEMPLATE = String.raw`
#let data = json("/minutes.json")
#set document(
  title: data.title, author: data.author,
  date: datetime(year: data.date.year, month: data.date.month, day: data.date.day),
)
#set page(paper: "a4", margin: (x: 22mm, top: 20mm, bottom: 22mm), footer: context {
  set text(size: 8pt, fill: rgb("#4a5565"))
  grid(columns: (1fr, auto), data.footer, [Página #counter(page).display() de #counter(page).final().first()])
})
#set text(font: ("Source Sans 3",), fallback: false, ligatures: false, lang: "es", region: "PE", size: 10pt, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.8em, justify: false)
#show heading.where(level: 1): it => block(below: 8pt, text(size: 16pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 16pt, below: 7pt, text(size: 11.5pt, weight: "semibold", fill: rgb("#163a5f"), it.body))

#let pairs(rows) = table(
  columns: (34mm, 1fr), stroke: (x: none, y: 0.4pt + rgb("#c9d1da")), inset: (x: 4pt, y: 4pt), align: left,
  ..rows.map(row => (text(weight: "semibold", row.at(0)), row.at(1))).flatten(),
)
#let grid-table(header, widths, rows) = table(
  columns: widths.map(width => width * 1fr), stroke: (x: none, y: 0.4pt + rgb("#c9d1da")), inset: (x: 4pt, y: 4pt), align: left,
  table.header(..header.map(label => table.cell(fill: rgb("#e8eef5"), text(weight: "semibold", size: 9pt, label)))),
  ..rows.map(row => row.map(cell => text(size: 9pt, cell))).flatten(),
)

#if data.notice != "" { block(width: 100%, stroke: 1pt + rgb("#9a3412"), inset: 6pt, below: 10pt, text(weight: "semibold", fill: rgb("#9a3412"), data.notice)) }
= #data.heading
#text(size: 11pt, data.subheading)
#pairs(data.facts)
#for section in data.sections {
  heading(level: 2, section.title)
  for body in section.paragraphs { par(body) }
  for one in section.tables {
    if one.caption != "" { block(above: 8pt, below: 4pt, sticky: true, text(size: 9pt, weight: "semibold", one.caption)) }
    grid-table(one.header, one.widths, one.rows)
  }
}
#if data.signatures.len() > 0 {
  heading(level: 2, "Firmas")
  v(12mm)
  grid(
    columns: (1fr, 1fr), column-gutter: 14mm, row-gutter: 16mm,
    ..data.signatures.map(one => block(breakable: false, width: 100%, stroke: (top: 0.6pt), inset: (top: 4pt), text(size: 9pt, one))),
  )
}
#if data.seal.len() > 0 {
  heading(level: 2, "Sello")
  for body in data.seal { par(text(size: 9pt, body)) }
}
`;
