// The questions of a neighbour, each answered from a section or said to be unknown.
import { creditsOf } from '#shared/credits.ts';
import type { Panel } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { Place } from '#modules/sources/index.ts';
import { usePlace } from '#modules/territory/web/index.tsx';
import { Credits } from '#web/document/Credits.tsx';
import { FigureButton } from '#web/figure/FigureButton.tsx';
import { SentenceText } from '#web/figure/SentenceText.tsx';
import { useScope } from '#web/place/scope.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { SectionView } from '../contract.ts';
import { useSection } from './briefing-queries.ts';
import { CitizenTopic, UNKNOWN } from './CitizenTopic.tsx';
import { figuresOfMeasure, newestOfMeasure } from './figures-of-measure.ts';

interface DistrictTopicProps {
  readonly place: Place;
}

interface RegionTopicProps extends DistrictTopicProps {
  /** Two digits: where the other districts' figures are. */
  readonly region: string;
}

/** Panels that say something, in the order of the page. */
function knownPanels(view: SectionView): readonly Panel[] {
  return view.content.panels.filter(
    (panel) => !panel.later && panel.visuals.some((visual) => visual.kind !== 'absence'),
  );
}

export function ComplaintsTopic({ place }: DistrictTopicProps) {
  const section = useSection('complaints', useScope());
  return (
    <CitizenTopic question="¿Cuántas denuncias hubo, y el cambio es real?" section="complaints" place={place}>
      <Answer query={section} blocks={[60]}>
        {(view) => {
          const panels = knownPanels(view).slice(0, 2);
          if (panels.length === 0) return <p>Sin denuncias registradas de tu distrito en esta fecha.</p>;
          return (
            <>
              {panels.map((panel) => (
                <p key={panel.id} className="v-topic-answer">
                  <SentenceText sentence={panel.takeaway} figures={view.figures} />
                </p>
              ))}
              <p className="v-muted">
                Un cambio es real cuando es más grande que el vaivén normal de un año a otro. Con pocos casos, un sube y
                baja puede ser casualidad: entonces decimos «no concluyente». Denunciar más no siempre es que haya más
                delitos.
              </p>
            </>
          );
        }}
      </Answer>
    </CitizenTopic>
  );
}

export function PlanTopic({ place }: DistrictTopicProps) {
  const section = useSection('pasc', useScope());
  return (
    <CitizenTopic question="¿Qué delitos prometió enfrentar mi distrito?" section="pasc" place={place}>
      <Answer query={section} blocks={[60]}>
        {(view) => {
          const priorities = figuresOfMeasure(view.figures, 'pasc.priority', place.code).filter(
            ({ value }) => value !== null,
          );
          const instrument = newestOfMeasure(view.figures, 'pasc.instrument', place.code);
          const version = newestOfMeasure(view.figures, 'pasc.version', place.code);
          if (priorities.length === 0 && !instrument?.value) return <p>{UNKNOWN}</p>;
          return (
            <>
              {priorities.length > 0 ? (
                <ol>
                  {priorities.map((figure) => (
                    <li key={figure.id}>
                      <FigureButton figure={figure} />
                    </li>
                  ))}
                </ol>
              ) : null}
              {instrument?.value ? (
                <p>
                  Lo aprobó: <FigureButton figure={instrument} />
                  {version?.value ? (
                    <>
                      {' '}
                      (<FigureButton figure={version} />)
                    </>
                  ) : null}
                </p>
              ) : null}
              <Credits credits={creditsOf([...priorities, ...(instrument ? [instrument] : [])])} />
            </>
          );
        }}
      </Answer>
    </CitizenTopic>
  );
}

export function SerenosTopic({ place }: DistrictTopicProps) {
  const { asOf } = useScope();
  const province = place.code.slice(0, 4);
  const section = useSection('serenos', { territory: province, asOf });
  const neighbours = usePlace(province).data?.children ?? [place];
  return (
    <CitizenTopic question="¿Cuántos serenos hay por cada mil vecinos?" section="serenos" place={place}>
      <Answer query={section} blocks={[60]}>
        {(view) => {
          const rates = ratesByDistrict(view, neighbours);
          const own = rates.find(({ figure }) => figure.territory === place.code);
          const top = Math.max(...rates.map(({ value }) => value), 0);
          if (!own) return <p>{UNKNOWN}</p>;
          return (
            <>
              <p className="v-topic-answer">
                <strong>
                  <FigureButton figure={own.figure} />
                </strong>{' '}
                serenos por cada mil habitantes.
              </p>
              <ul className="v-beside" aria-label="Al lado de los otros distritos">
                {rates.map(({ figure, value, name }) => (
                  <li key={figure.id} className={figure.territory === place.code ? 'v-beside-own' : undefined}>
                    <span>{name}</span>
                    <span className="v-beside-bar" aria-hidden="true">
                      <span style={{ width: `${top === 0 ? 0 : (value / top) * 100}%` }} />
                    </span>
                    <FigureButton figure={figure} />
                  </li>
                ))}
              </ul>
              <p className="v-muted">
                En orden alfabético. Un distrito con muchos visitantes y pocos vecinos tendrá una cifra alta.
              </p>
              <Credits credits={creditsOf([own.figure])} />
            </>
          );
        }}
      </Answer>
    </CitizenTopic>
  );
}

interface DistrictRate {
  readonly figure: Figure;
  readonly value: number;
  readonly name: string;
}

/** The rate of each district of the province that has one, by name. */
function ratesByDistrict(view: SectionView, districts: readonly Place[]): readonly DistrictRate[] {
  return districts
    .flatMap((district) => {
      const figure = newestOfMeasure(view.figures, 'serenos.perThousand', district.code);
      const value = numberOf(figure);
      return figure === undefined || value === null ? [] : [{ figure, value, name: district.name }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'es-PE'));
}

export function IncentiveTopic({ place, region }: RegionTopicProps) {
  const { asOf } = useScope();
  const section = useSection('compromiso5', { territory: region, asOf });
  return (
    <CitizenTopic
      question="¿Cumplieron la meta los patrullajes de mi municipalidad?"
      section="compromiso5"
      place={place}
    >
      <Answer query={section} blocks={[60]}>
        {(view) => {
          const results = figuresOfMeasure(view.figures, 'compromiso5.result', place.code).filter(
            ({ value }) => value !== null,
          );
          const indicator = newestOfMeasure(view.figures, 'compromiso5.indicator', place.code);
          if (results.length === 0) return <p>{UNKNOWN}</p>;
          return (
            <>
              <ul>
                {results.map((figure) => (
                  <li key={figure.id}>
                    {figure.period}: <FigureButton figure={figure} />
                  </li>
                ))}
              </ul>
              {indicator?.value ? (
                <p className="v-muted">
                  Se mide con el indicador <FigureButton figure={indicator} /> del Programa de Incentivos.
                </p>
              ) : null}
              <Credits credits={creditsOf(results)} />
            </>
          );
        }}
      </Answer>
    </CitizenTopic>
  );
}

export function NeighbourhoodTopic({ place, region }: RegionTopicProps) {
  const { asOf } = useScope();
  const section = useSection('barrio-seguro', { territory: region, asOf });
  return (
    <CitizenTopic question="¿Hay Barrio Seguro en mi distrito?" section="barrio-seguro" place={place}>
      <Answer query={section} blocks={[60]}>
        {(view) => {
          const activities = figuresOfMeasure(view.figures, 'barrio-seguro.activities', place.code);
          if (activities.length === 0) return <p>{UNKNOWN}</p>;
          return (
            <>
              <ul>
                {activities.map((figure) => (
                  <li key={figure.id}>
                    {figure.label}, {figure.period}: <FigureButton figure={figure} />
                  </li>
                ))}
              </ul>
              <Credits credits={creditsOf(activities)} />
            </>
          );
        }}
      </Answer>
    </CitizenTopic>
  );
}
