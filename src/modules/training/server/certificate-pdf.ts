// The certificate as a PDF of one page. Text reaches the template only as data.
import { printPdf } from '#server/pdf/index.ts';
import { type CertificateSource, certificatePage, qrSvg } from '../events/certificate-page.ts';

const TEMPLATE = String.raw`
#let page-data = json("/certificate.json")
#let ink = rgb("#1c2733")
#let muted = rgb("#5a6673")
#let accent = rgb("#0b5a6f")
#set document(title: page-data.title + ": " + page-data.event, author: "Vigía",
  date: datetime(year: page-data.day.year, month: page-data.day.month, day: page-data.day.day))
#set page(paper: "a4", flipped: true, margin: 26mm, background: pdf.artifact(rect(width: 100% - 20mm, height: 100% - 20mm, stroke: 1.2pt + accent)))
#set text(font: ("Source Sans 3",), fallback: false, lang: "es", region: "PE", size: 12pt, fill: ink, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.9em)
#show heading: it => it.body

#let body(k) = {
  heading(level: 1, text(size: 26pt * k, weight: "semibold", fill: accent, page-data.title))
  v(6mm * k)
  set text(size: 12pt * k)
  par(text(fill: muted)[Se certifica que])
  par(text(size: 24pt * k, weight: "semibold", page-data.holder))
  par(text(fill: muted)[#page-data.document · #page-data.role])
  v(3mm * k)
  par[asistió y cumplió lo exigido en]
  par(text(size: 17pt * k, weight: "semibold", page-data.event))
  par(text(fill: muted)[Tema: #page-data.topic])
  v(4mm * k)
  grid(columns: (1fr, 40mm), column-gutter: 12mm,
    {
      for fact in page-data.facts { par[#text(fill: muted)[#fact.at(0):] #fact.at(1)] }
      par(page-data.issued)
    },
    align(right, image("/qr.svg", width: 40mm, alt: "Código QR de " + page-data.address)),
  )
}
#let footer = text(size: 10pt, fill: muted)[Código #text(weight: "semibold", fill: ink, page-data.code). Compruebe que es válido en #page-data.address]

// Long words are printed smaller: a certificate is one page.
#layout(room => {
  let k = 1.0
  while k > 0.4 and measure(block(width: room.width, body(k))).height > room.height - 14mm { k -= 0.1 }
  body(k)
})
#v(1fr)
#footer
#if page-data.mark != "" { place(center + horizon, rotate(-18deg, text(size: 60pt, weight: "semibold", fill: rgb("#b3261e"), page-data.mark))) }
`;

export function printCertificate(source: CertificateSource): Promise<Uint8Array> {
  const page = certificatePage(source);
  return printPdf({
    template: TEMPLATE,
    files: { '/certificate.json': JSON.stringify(page), '/qr.svg': qrSvg(page.address) },
    datedOn: source.issuedOn,
    pages: 1,
  });
}
