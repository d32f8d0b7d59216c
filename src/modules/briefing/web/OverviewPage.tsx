import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { SentenceText } from '#web/figure/SentenceText.tsx';
import { hrefOf, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { Overview } from '../contract.ts';
import { AttentionBand } from './AttentionBand.tsx';
import { DutyBand } from './DutyBand.tsx';
import { useOverview } from './briefing-queries.ts';
import { MapBand } from './MapBand.tsx';
import { StripBand } from './StripBand.tsx';
import { TileBands } from './TileBands.tsx';
import './overview-page.css';

/** The first screen and the page of any place. */
export function OverviewPage() {
  const scope = useScope();
  const overview = useOverview(scope);
  usePageTitle(overview.data?.place.name ?? '');
  return (
    <div className="v-page v-overview-page">
      <Answer query={overview} blocks={[34, 240, 180, 300]}>
        {(data) => <OverviewBands overview={data} />}
      </Answer>
    </div>
  );
}

interface OverviewBandsProps {
  readonly overview: Overview;
}

function OverviewBands({ overview }: OverviewBandsProps) {
  return (
    <>
      <PlaceHeading overview={overview} />
      <div className="v-overview">
        <ThreeSentences overview={overview} />
        <div className="v-attention-area">
          <DutyBand place={overview.place.code} />
          <AttentionBand overview={overview} />
        </div>
        <MapBand overview={overview} />
        <TileBands overview={overview} />
      </div>
      <StripBand overview={overview} />
    </>
  );
}

/** Three places are called Lima, and three Callao. */
const LEVEL_WORDS: Readonly<Record<Overview['place']['level'], string>> = {
  country: '',
  region: 'Región · ',
  province: 'Provincia · ',
  district: 'Distrito · ',
};

function PlaceHeading({ overview }: OverviewBandsProps) {
  const { place, ancestors, asOf } = overview;
  return (
    <div className="v-place-heading">
      {ancestors.length > 0 ? (
        <nav aria-label="Dónde está" className="v-breadcrumbs">
          {ancestors.map((ancestor) => (
            <Anchor key={ancestor.code} component={Link} href={hrefOf(placePath(ancestor.code), asOf)} size="sm">
              {ancestor.name}
            </Anchor>
          ))}
        </nav>
      ) : null}
      <h1>{place.name}</h1>
      <Text size="sm" className="v-muted">
        {LEVEL_WORDS[place.level]}
        {asOf === null
          ? 'Última información de cada sección; cada bloque imprime su corte'
          : `Como se sabía el ${formatDate(asOf)}`}
        {place.level === 'district' ? (
          <>
            {' · '}
            <Anchor component={Link} href={hrefOf(`${placePath(place.code)}/ciudadano`, asOf)} inherit>
              En palabras sencillas
            </Anchor>
          </>
        ) : null}
      </Text>
    </div>
  );
}

const COUNT_WORDS = ['', 'una frase', 'dos frases', 'tres frases'];

function ThreeSentences({ overview }: OverviewBandsProps) {
  const { sentences, later, place, figures } = overview;
  return (
    <section className="v-sentences" aria-labelledby="three-sentences">
      <h2 id="three-sentences">
        {place.name} en {COUNT_WORDS[sentences.length] || 'frases'}
      </h2>
      {sentences.length === 0 ? (
        <p className="v-muted">Sin información registrada para resumir este lugar en esta fecha.</p>
      ) : null}
      {sentences.map(({ topic, sentence }) => (
        <p key={topic} className="v-lead">
          <span className="v-topic">{topic}</span>
          <SentenceText sentence={sentence} figures={figures} />
        </p>
      ))}
      {later ? (
        <p className="v-later-band">
          <span className="v-state v-state-later">Posterior al corte</span>
          <SentenceText sentence={later.sentence} figures={figures} />
        </p>
      ) : null}
    </section>
  );
}
