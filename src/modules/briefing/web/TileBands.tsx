import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { type Band, SOURCES } from '#modules/sources/index.ts';
import { PermittedInSection } from '#modules/sources/web/index.tsx';
import { Spark } from '#web/chart/Spark.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { FigureButton } from '#web/figure/FigureButton.tsx';
import { SentenceText } from '#web/figure/SentenceText.tsx';
import { Words } from '#web/glossary/Words.tsx';
import { codeInPath, hrefOf, sectionPath } from '#web/place/scope.ts';
import type { Overview } from '../contract.ts';
import './tile-bands.css';

interface TileBandsProps {
  readonly overview: Overview;
}

type OverviewTile = Overview['tiles'][number];

const BANDS: readonly { readonly band: Band; readonly title: string }[] = [
  { band: 'situation', title: 'Situación' },
  { band: 'direction', title: 'Rumbo' },
  { band: 'means', title: 'Medios' },
  { band: 'moneyAndStreet', title: 'Plata y calle' },
];

/** The fourteen sections in four rows. */
export function TileBands({ overview }: TileBandsProps) {
  return (
    <div className="v-tiles">
      {BANDS.map(({ band, title }) => {
        const tiles = overview.tiles.filter((tile) => tile.band === band);
        if (tiles.length === 0) return null;
        return (
          <section key={band} aria-labelledby={`band-${band}`}>
            <h2 id={`band-${band}`}>{title}</h2>
            <div className="v-tile-row">
              {tiles.map((tile) => (
                <TileCard key={tile.section} tile={tile} overview={overview} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}

interface TileCardProps {
  readonly tile: OverviewTile;
  readonly overview: Overview;
}

function TileCard({ tile, overview }: TileCardProps) {
  const { figures, place, asOf } = overview;
  const code = codeInPath(place.code);
  const href = hrefOf(sectionPath(code, tile.section), asOf);
  const figure = tile.figure ? figures[tile.figure.figure] : undefined;
  return (
    <article className={tile.empty ? 'v-tile v-tile-empty' : 'v-tile'}>
      <h3>
        <Link href={href}>
          <Words text={tile.title} />
        </Link>
      </h3>
      {tile.figure && figure && !tile.empty ? (
        <p className="v-tile-figure">
          <FigureButton figure={figure} format={tile.figure.format} />
          {tile.spark ? <Spark ids={tile.spark} figures={figures} /> : null}
        </p>
      ) : null}
      <div className="v-tile-label">
        <StateWord state={tile.empty ? 'unknown' : tile.state}>
          <SentenceText sentence={tile.label} figures={figures} />
        </StateWord>
      </div>
      <p className="v-tile-foot">
        {tile.empty ? (
          <PermittedInSection section={tile.section} permission={SOURCES.importFile} territory={code}>
            <Link href={`${sectionPath(code, tile.section)}/cargar`}>Cargar</Link>
          </PermittedInSection>
        ) : (
          <>
            {tile.cutOff === null ? null : <span>corte {formatDate(tile.cutOff)}</span>}
            <TileCheck tile={tile} />
          </>
        )}
      </p>
    </article>
  );
}

interface TileCheckProps {
  readonly tile: OverviewTile;
}

function TileCheck({ tile }: TileCheckProps) {
  if (tile.openFindings === 0) return <span title="Sin observaciones abiertas">✓ sin observaciones</span>;
  return (
    <StateWord state="warn">
      {tile.openFindings} {tile.openFindings === 1 ? 'observación' : 'observaciones'}
    </StateWord>
  );
}
