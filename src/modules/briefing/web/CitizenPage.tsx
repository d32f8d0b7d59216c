import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { AcronymList } from '#web/glossary/AcronymList.tsx';
import { hrefOf, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { Overview } from '../contract.ts';
import { useOverview } from './briefing-queries.ts';
import { ComplaintsTopic, IncentiveTopic, NeighbourhoodTopic, PlanTopic, SerenosTopic } from './citizen-topics.tsx';
import { StationsTopic } from './StationsTopic.tsx';
import { ShareButton } from './ShareButton.tsx';
import './citizen-page.css';

/** The page of a district in plain words. Nothing here ranks danger. */
export function CitizenPage() {
  const scope = useScope();
  const overview = useOverview(scope);
  usePageTitle(overview.data ? `${overview.data.place.name} en palabras sencillas` : '');
  return (
    <div className="v-page v-citizen">
      <Answer query={overview} blocks={[34, 160, 160, 160]}>
        {(data) => <District overview={data} />}
      </Answer>
    </div>
  );
}

interface DistrictProps {
  readonly overview: Overview;
}

function District({ overview }: DistrictProps) {
  const { place, ancestors, asOf } = overview;
  if (place.level !== 'district') {
    return (
      <Stack gap="sm">
        <h1>{place.name}</h1>
        <Text>Esta página es de un distrito.</Text>
        <Anchor component={Link} href="/mi-distrito">
          Elegir mi distrito
        </Anchor>
      </Stack>
    );
  }
  const region = place.code.slice(0, 2);
  return (
    <>
      <header className="v-citizen-head">
        <div>
          <h1>{place.name}</h1>
          <Text className="v-muted">
            {ancestors
              .filter((ancestor) => ancestor.code !== '')
              .map((ancestor) => ancestor.name)
              .join(' › ')}
            {' · '}
            {asOf === null ? 'con la última información' : `como se sabía el ${formatDate(asOf)}`}
            {' · '}
            <Anchor component={Link} href="/mi-distrito" inherit>
              cambiar de distrito
            </Anchor>
          </Text>
        </div>
        <ShareButton overview={overview} />
      </header>
      <p className="v-emergency">
        ¿Una emergencia ahora? Llama al <a href="tel:105">105</a>, la central de la Policía Nacional.
      </p>
      <div className="v-citizen-topics">
        <ComplaintsTopic place={place} />
        <PlanTopic place={place} />
        <SerenosTopic place={place} />
        <IncentiveTopic place={place} region={region} />
        <NeighbourhoodTopic place={place} region={region} />
        <StationsTopic place={place} />
      </div>
      <AcronymList text="PNP CODISEC SIDPOL MEF" />
      <Text size="sm" mt="md">
        <Anchor component={Link} href={hrefOf(placePath(place.code), asOf)}>
          Ver todo lo que se sabe de {place.name}
        </Anchor>
      </Text>
    </>
  );
}
