// Sets the pages in Typst. Text reaches it only as data (deck.json): a string of data is never code.
export const DECK_PATH = '/deck.json';

export const TEMPLATE = String.raw`
#let deck = json("/deck.json")
#let tone(name) = rgb(deck.colors.at(name))
#set document(
  title: deck.title, author: deck.author, keywords: deck.keywords,
  date: datetime(year: deck.date.year, month: deck.date.month, day: deck.date.day),
)
#set page(width: 960pt, height: 540pt, margin: (x: 24pt, top: 20pt, bottom: 12pt))
#set text(font: (deck.font,), fallback: false, ligatures: false, lang: "es", region: "PE", size: 12pt, fill: tone("ink"), hyphenate: false)
#set par(leading: 0.54em, spacing: 0pt, justify: false)
#set block(spacing: 0pt)
#show heading: it => it.body

// Numbers stay on one line.
#let runs(parts) = for part in parts {
  if type(part) == str [#part] else { box(part.n) }
}

#let marked(mark, color, body) = if mark == "" { text(fill: rgb(color), body) } else {
  text(fill: rgb(color), mark + sym.space.nobreak) + text(fill: rgb(color), body)
}

#let table-cell(cell, bold) = table.cell(
  fill: if cell.fill == none { none } else { rgb(cell.fill) },
  text(weight: if cell.bold or bold { "semibold" } else { "regular" }, marked(cell.mark, cell.color, runs(cell.runs))),
)

#let data-table(visual, size, inset) = {
  set text(size: size)
  set par(leading: 0.46em)
  let last = visual.rows.len() - 1
  table(
    columns: visual.widths.map(width => width * 1fr),
    align: (column, row) => (left: left, right: right, center: center).at(visual.aligns.at(column)) + horizon,
    inset: (x: 6pt, y: inset),
    stroke: (x: none, y: 0.5pt + tone("line")),
    table.header(..visual.header.map(label => table.cell(fill: tone("accent"), text(fill: tone("paper"), weight: "semibold", label)))),
    ..visual.rows.enumerate().map(((index, row)) => row.map(cell => table-cell(cell, visual.totalRow and index == last))).flatten(),
  )
}

// The largest setting that fits; the last one when none does.
#let fitted(area, settings, draw) = {
  let chosen = settings.last()
  for setting in settings {
    if measure(block(width: area.width, draw(setting))).height <= area.height {
      chosen = setting
      break
    }
  }
  draw(chosen)
}

#let facts(visual, area, accent) = {
  let count = visual.items.len()
  let columns = if area.width < 420pt { if count > 4 { 2 } else { 1 } } else { calc.min(count, if count > 4 { calc.ceil(count / 2) } else { 4 }) }
  fitted(area, (30pt, 26pt, 22pt, 18pt, 15pt), size => grid(
    columns: (1fr,) * columns, gutter: 10pt,
    ..visual.items.map(item => block(width: 100%, fill: tone("panel"), inset: (x: 12pt, y: size * 0.45), radius: 3pt, stroke: (left: 3pt + accent), {
      block(text(size: 12pt, fill: tone("muted"), par(item.label)))
      block(above: 8pt, text(size: if item.value.len() == 1 and type(item.value.first()) == str and item.value.first().len() > 24 { calc.min(size, 15pt) } else { size }, weight: "semibold", fill: accent, par(runs(item.value))))
      if item.note.len() > 0 { block(above: 8pt, text(size: 11pt, fill: tone("muted"), par(runs(item.note)))) }
    })),
  ))
}

#let bullets(visual, area) = fitted(area, (15pt, 14pt, 13pt, 12pt, 11pt), size => {
  set text(size: size)
  list(
    marker: none, indent: 0pt, body-indent: 0pt, spacing: size * 0.6,
    ..visual.items.map(item => grid(columns: (size * 1.3, 1fr), text(fill: rgb(item.color), item.mark), runs(item.runs))),
  )
})

#let visual-body(visual, area, accent) = {
  if visual.kind == "picture" {
    align(center + horizon, image(bytes(visual.svg), format: "svg", alt: visual.alt, width: area.width, height: area.height, fit: "contain"))
  } else if visual.kind == "photo" {
    align(center + horizon, image(visual.path, alt: visual.alt, width: area.width, height: area.height, fit: "contain"))
  } else if visual.kind == "table" {
    let settings = ((16pt, 11pt), (15pt, 10pt), (14pt, 9pt), (13pt, 9pt), (13pt, 7pt), (13pt, 5.5pt), (12pt, 8pt), (12pt, 5.5pt), (12pt, 4pt), (11pt, 7pt), (11pt, 5pt), (11pt, 4pt), (11pt, 3pt), (10pt, 2.5pt), (9pt, 2pt))
    fitted(area, settings.filter(((size, _)) => size <= visual.largestSize * 1pt or size <= 11pt), setting => data-table(visual, ..setting))
  } else if visual.kind == "facts" {
    facts(visual, area, accent)
  } else if visual.kind == "list" {
    bullets(visual, area)
  } else {
    align(center + horizon, block(width: 80%, inset: 28pt, radius: 4pt, stroke: (paint: tone("unknown"), thickness: 1pt, dash: "dashed"), text(size: 18pt, fill: tone("unknown"), par(visual.message))))
  }
}

#let visual-box(visual, width, height, accent) = block(width: width, height: height, breakable: false, {
  let rest = height
  if visual.caption != "" {
    rest = height - 20pt
    block(height: 20pt, width: 100%, inset: (top: 4pt), clip: true, text(size: 12pt, weight: "semibold", fill: tone("muted"), par(visual.caption)))
  }
  context visual-body(visual, (width: width, height: rest), accent)
})

#let slide(data) = {
  let accent = rgb(data.accent)
  place(top + left, dx: -24pt, dy: -20pt, pdf.artifact(rect(width: 960pt, height: 7pt, fill: accent)))
  grid(
    columns: (1fr, auto), column-gutter: 16pt,
    heading(level: 1, text(size: 24pt, weight: "semibold", fill: accent, data.title)),
    align(right, {
      if data.later { box(fill: accent, inset: (x: 7pt, y: 3pt), radius: 2pt, text(size: 11pt, weight: "semibold", fill: tone("paper"), "Posterior al corte")); h(8pt) }
      text(size: 12pt, fill: tone("muted"), par(data.number))
    }),
  )
  block(above: 12pt, width: 100%, text(size: 16pt, par(runs(data.takeaway))))
  v(14pt)
  let height = data.visualHeight * 1pt
  if data.visuals.len() == 1 {
    visual-box(data.visuals.first(), 912pt, height, accent)
  } else if data.visuals.len() == 2 {
    grid(
      columns: (537pt, 359pt), column-gutter: 16pt,
      visual-box(data.visuals.at(0), 537pt, height, accent),
      visual-box(data.visuals.at(1), 359pt, height, accent),
    )
  } else { v(height) }
  for note in data.notes { block(above: 7pt, text(size: 12pt, par(runs(note)))) }
  for note in data.footnotes { block(above: 6pt, text(size: 11pt, style: "italic", fill: tone("muted"), par(note))) }
  place(bottom, block(width: 100%, {
    pdf.artifact(line(length: 100%, stroke: 0.5pt + tone("line")))
    set text(size: 11pt, fill: tone("muted"))
    if data.credits != "" { block(above: 6pt, par(data.credits)) }
    block(above: 6pt, par(data.state))
  }))
}

#for (index, data) in deck.slides.enumerate() {
  if index > 0 { pagebreak() }
  slide(data)
}
`;
