import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Drawing } from '#shared/drawing.ts';
import { DrawingView } from '#web/drawing/DrawingView.tsx';
import { type Station, stationMap } from './station-map.ts';

interface StationMapProps {
  /** Six digits. */
  readonly district: string;
  readonly name: string;
  readonly stations: readonly Station[];
}

/** The outlines of all districts are half a megabyte: they come when the map is asked for. */
export function StationMap({ district, name, stations }: StationMapProps) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const show = async (): Promise<void> => {
    setIsBusy(true);
    const { districtOutline } = await import('./district-at.ts');
    const outline = await districtOutline(district).catch(() => []);
    setDrawing(stationMap(outline, stations));
    setIsBusy(false);
  };
  if (drawing) {
    return (
      <DrawingView
        drawing={drawing}
        figures={{}}
        alt={`Mapa de ${name} con sus comisarías: ${stations.map((station) => station.name).join(', ')}`}
      />
    );
  }
  return (
    <Button variant="default" size="compact-md" mb="xs" loading={isBusy} onClick={() => void show()}>
      Ver en el mapa
    </Button>
  );
}
