import { useSectionRows } from '#modules/sources/web/index.tsx';
import type { Place } from '#modules/sources/index.ts';
import { StationMap } from '#modules/territory/web/index.tsx';
import { useScope } from '#web/place/scope.ts';
import { Answer } from '#web/state/Answer.tsx';
import { CitizenTopic } from './CitizenTopic.tsx';
import { stationsOf } from './stations.ts';

interface StationsTopicProps {
  readonly place: Place;
}

/** The police stations of the district, listed and on its map. */
export function StationsTopic({ place }: StationsTopicProps) {
  const rows = useSectionRows('profile', useScope());
  return (
    <CitizenTopic question="¿Dónde están mis comisarías?" section="profile" place={place}>
      <Answer query={rows} blocks={[60]}>
        {(data) => {
          const stations = stationsOf(data, place.code);
          if (stations.length === 0) return <p>Las comisarías de este distrito no están registradas.</p>;
          return (
            <>
              <ol>
                {stations.map((station) => (
                  <li key={station.name}>{station.name}</li>
                ))}
              </ol>
              <StationMap district={place.code} name={place.name} stations={stations} />
            </>
          );
        }}
      </Answer>
    </CitizenTopic>
  );
}
