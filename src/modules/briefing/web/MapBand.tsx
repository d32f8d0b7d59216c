import { Anchor, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { DrawingView } from '#web/drawing/DrawingView.tsx';
import { rememberPlace } from '#web/place/remembered-place.ts';
import { codeInPath, hrefOf, placePath } from '#web/place/scope.ts';
import { VisualTable } from '#web/table/VisualTable.tsx';
import type { Overview } from '../contract.ts';
import { useOverview } from './briefing-queries.ts';
import { markedDrawing } from './marked-drawing.ts';

interface MapBandProps {
  readonly overview: Overview;
}

/** Characters. */
const LABELS_IN_A_ROW = 84;

const CHILDREN_WORDS: Readonly<Record<Overview['place']['level'], string>> = {
  country: '',
  region: 'Regiones:',
  province: 'Provincias:',
  district: 'Distritos:',
};

/** A district has no parts to colour: it is seen among those of its province. */
function useSurroundings({ place, ancestors, asOf, map }: Overview) {
  const parent = ancestors.at(-1);
  const isAlone = place.level === 'district' && map.length === 0 && parent !== undefined;
  const { data } = useOverview({ territory: codeInPath(parent?.code ?? ''), asOf }, isAlone);
  return isAlone && data && data.map.length > 0 ? { map: data.map, figures: data.figures } : null;
}

/** The districts under four measures, and the same as a table; a click on one changes the place everywhere. */
export function MapBand({ overview }: MapBandProps) {
  const { place, asOf, children } = overview;
  const around = useSurroundings(overview);
  const { map, figures } = around ?? overview;
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const [asTable, setAsTable] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 720px)') ?? false;
  // Side by side the names must be read whole.
  const asList = isNarrow || map.reduce((length, { label }) => length + label.length, 0) > LABELS_IN_A_ROW;
  const measure = map.find(({ key }) => key === search.get('mapa')) ?? map[0];

  const openPlace = (code: string): void => {
    rememberPlace(code);
    navigate(hrefOf(placePath(code), asOf));
  };
  const chooseMeasure = (key: string | null): void => {
    if (key === null) return;
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      next.set('mapa', key);
      return next;
    });
  };

  return (
    <section className="v-map" aria-labelledby="map-band">
      <Group justify="space-between" gap="xs" align="center">
        <h2 id="map-band">{around ? `${place.name} en su provincia` : 'Mapa'}</h2>
        {measure ? (
          <Button size="compact-xs" variant="subtle" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Ver el mapa' : 'Ver como tabla'}
          </Button>
        ) : null}
      </Group>
      {measure ? (
        <>
          {asList ? (
            <Select
              aria-label="Medida del mapa"
              size="sm"
              value={measure.key}
              allowDeselect={false}
              data={map.map(({ key, label }) => ({ value: key, label }))}
              onChange={chooseMeasure}
            />
          ) : (
            <SegmentedControl
              aria-label="Medida del mapa"
              size="xs"
              fullWidth
              value={measure.key}
              data={map.map(({ key, label }) => ({ value: key, label }))}
              onChange={chooseMeasure}
            />
          )}
          {asTable ? (
            <VisualTable table={measure.table} figures={figures} />
          ) : (
            <DrawingView
              drawing={around ? markedDrawing(measure.drawing, place.code) : measure.drawing}
              figures={figures}
              alt={`Mapa: ${measure.label}. La misma información está en la tabla.`}
              onTerritory={openPlace}
              mustFit
            />
          )}
        </>
      ) : (
        <p className="v-muted">Sin un mapa para este lugar.</p>
      )}
      {children.length > 0 ? (
        <nav className="v-children" aria-label="Lugares dentro de este">
          <span className="v-muted">{CHILDREN_WORDS[children[0]?.level ?? 'district']}</span>
          {children.map((child) => (
            <Anchor key={child.code} component={Link} href={hrefOf(placePath(child.code), asOf)} size="sm">
              {child.name}
            </Anchor>
          ))}
        </nav>
      ) : null}
    </section>
  );
}
