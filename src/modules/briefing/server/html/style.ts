// The style of the printable page: light and dark, screen and paper.
import type { Tone } from '#shared/drawing.ts';
import { darkTheme, lightTheme, mixColors, themeCss, type Theme } from '#shared/theme.ts';

const HATCH_SHARE = 0.25;

export interface EmbeddedFont {
  readonly weight: number;
  readonly woff2Base64: string;
}

export function pageStyle(fonts: readonly EmbeddedFont[]): string {
  const faces = fonts.map(
    ({ weight, woff2Base64 }) =>
      `@font-face{font-family:'${lightTheme.fontFamily}';font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${woff2Base64}) format('woff2')}`,
  );
  return [
    ...faces,
    `:root{color-scheme:light dark;${themeCss(lightTheme)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${themeCss(darkTheme)}}${recolor()}}`,
    BODY,
    STATES.map((state) => `.${state}{color:var(--vigia-${state})}`).join(''),
    STATES.filter((state) => state !== 'unknown')
      .map((state) => `.state.${state}{background:var(--vigia-${state}-soft)}`)
      .join(''),
    PRINT,
  ].join('\n');
}

const STATES = ['good', 'warn', 'bad', 'unknown', 'later'] as const;

/** Pictures carry the colours of the light theme: in the dark one each becomes its namesake. */
function recolor(): string {
  const tones = Object.keys(lightTheme.colors).filter((tone): tone is Tone => tone in lightTheme.colors);
  return tones
    .flatMap((tone) => [
      [lightTheme.colors[tone], darkTheme.colors[tone]] as const,
      [hatchGround(lightTheme, tone), hatchGround(darkTheme, tone)] as const,
    ])
    .map(([from, to]) => `svg [fill="${from}"]{fill:${to}}svg [stroke="${from}"]{stroke:${to}}`)
    .join('');
}

function hatchGround(theme: Theme, tone: Tone): string {
  return mixColors(theme.colors[tone], theme.colors.paper, HATCH_SHARE);
}

const BODY = `
*{box-sizing:border-box}
html{font:16px/1.45 '${lightTheme.fontFamily}','Source Sans Pro',system-ui,sans-serif;background:var(--vigia-paper);color:var(--vigia-ink);font-variant-numeric:tabular-nums lining-nums;scroll-padding-top:1rem}
body{margin:0}
a{color:var(--vigia-accent)}
:focus-visible{outline:2px solid var(--vigia-accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--vigia-paper);padding:.5rem 1rem;z-index:1}
header,nav,main,footer.page{max-width:60rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.25rem}
h1{font-size:2.1rem;line-height:1.15;margin:0 0 .4rem;color:var(--vigia-accent);font-weight:600}
h2{font-size:1.45rem;line-height:1.2;margin:0;color:var(--vigia-accent);font-weight:600;flex:1}
.edition{color:var(--vigia-muted);margin:0 0 1rem}
.edition code{overflow-wrap:anywhere}
.warning{border-left:4px solid var(--vigia-warn);background:var(--vigia-warn-soft);padding:.5rem .8rem;margin:0 0 1rem}
nav ol{columns:2;column-gap:2rem;padding:0;list-style:none;margin:.5rem 0 0}
nav li{break-inside:avoid;margin:.25rem 0;display:flex;gap:.6rem}
nav li span{color:var(--vigia-muted);min-width:2rem;text-align:right}
summary{cursor:pointer;color:var(--vigia-muted)}
.slide,.appendix{border-top:3px solid var(--vigia-accent);margin:2.5rem 0 0;padding-top:.8rem}
.slide>.head{display:flex;gap:1rem;align-items:baseline}
.slide>.head .number{color:var(--vigia-muted)}
.slide.posterior{border-top-color:var(--vigia-later)}
.slide.posterior h2{color:var(--vigia-later)}
.badge{background:var(--vigia-later);color:var(--vigia-paper);border-radius:2px;padding:.1rem .45rem;font-size:.85rem;font-weight:600;white-space:nowrap}
.takeaway{font-size:1.15rem;margin:.35rem 0 1rem;max-width:48rem}
.visuals{display:grid;gap:1.5rem;align-items:start}
.visuals.two{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}
figure{margin:0;min-width:0}
figcaption,caption{color:var(--vigia-muted);font-weight:600;font-size:.92rem;text-align:left;margin:0 0 .4rem;padding:0 0 .4rem}
svg{max-width:100%;height:auto;display:block}
.chart svg{width:100%}
code,samp{font-family:ui-monospace,monospace;font-size:.88em}
.narrow{display:none}
img{max-width:100%;height:auto;display:block}
img+figcaption{margin-top:.4rem}
.frame{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.97rem}
th,td{padding:.38rem .55rem;border-bottom:1px solid var(--vigia-line);vertical-align:top;text-align:left;font-weight:400}
thead th{border-bottom:2px solid var(--vigia-accent);font-weight:600;vertical-align:bottom}
.right{text-align:right}.center{text-align:center}
tbody tr.total>*,.strong{font-weight:600}
.heat.on-ink{color:var(--vigia-ink)}.heat.on-paper{color:var(--vigia-paper)}
.absent{color:var(--vigia-unknown)}
data,time{white-space:nowrap}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;margin:0}
.facts>div{background:var(--vigia-panel);border-left:3px solid var(--vigia-accent);padding:.6rem .8rem}
.facts dt{color:var(--vigia-muted);font-size:.92rem}
.facts dd{margin:.1rem 0 0;font-size:1.55rem;line-height:1.2;font-weight:600;color:var(--vigia-accent);overflow-wrap:anywhere}
.facts small{display:block;font-size:.88rem;font-weight:400;color:var(--vigia-muted)}
ul{margin:0;padding-left:1.2rem}li{margin:.2rem 0}
li.marked{list-style:none;margin-left:-1.2rem}
.absence{border:1px dashed var(--vigia-unknown);border-radius:4px;padding:1.6rem;text-align:center;color:var(--vigia-unknown);font-size:1.1rem}
.absence p{margin:0}
details{margin-top:.6rem}
.notes p{margin:.7rem 0 0}
.footnotes p{margin:.5rem 0 0;font-style:italic;color:var(--vigia-muted);font-size:.92rem}
.credits{color:var(--vigia-muted);font-size:.9rem;border-top:1px solid var(--vigia-line);margin-top:1rem;padding-top:.5rem}
.credits p{margin:0 0 .15rem}
.sources{padding-left:1.2rem;font-size:.9rem}
.sources li{overflow-wrap:anywhere}
.lineage{margin-bottom:2rem;font-size:.9rem;min-width:46rem}
.lineage code{font-size:.82rem;color:var(--vigia-muted);overflow-wrap:anywhere}
.lineage td small{display:block}
.lineage .what{width:32%}.lineage .value{width:14%}.lineage .when{width:11%}.lineage .whence{width:22%}
tr:target{background:var(--vigia-accent-soft)}
footer.page{padding-top:2rem;padding-bottom:2rem;color:var(--vigia-muted);font-size:.9rem}
@media (max-width:40rem){
h1{font-size:1.6rem}h2{font-size:1.25rem}
header,nav,main,footer.page{padding-left:1rem;padding-right:1rem}
nav ol{columns:1}
.visuals.two{grid-template-columns:minmax(0,1fr)}
.wide{display:none}.narrow{display:block}
.drawn{min-width:var(--readable)}
}`;

const PRINT = `
@page{size:A4 landscape;margin:14mm}
@media print{
html{font-size:11pt}
main details,summary,.skip{display:none}
header,nav{max-width:none;padding:0}
header,main,footer.page{max-width:none;padding:0}
.wide{display:block}.narrow{display:none}
.visuals.two{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}
.slide{break-inside:avoid;break-before:page;margin:0}
.appendix{break-before:page;margin:0}
tr{break-inside:avoid}
thead{display:table-header-group}
.frame{overflow:visible}
.lineage{min-width:0;font-size:7pt;line-height:1.25;margin-bottom:4mm}
.lineage th,.lineage td{padding:.6mm 1.5mm}
.lineage code{font-size:6.5pt}
svg{max-height:120mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}`;
