import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';

interface LimitsFieldProps {
  readonly limits: unknown;
  readonly onSave: (limits: unknown) => void;
}

/** A GeoJSON file, or points written one under the other; there may be none. */
export function LimitsField({ limits, onSave }: LimitsFieldProps) {
  const [points, setPoints] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (file: File): Promise<void> => {
    try {
      onSave(JSON.parse(await file.text()));
      setProblem(null);
    } catch {
      setProblem(`«${file.name}» no es GeoJSON.`);
    }
  };
  const drawn = points
    .split('\n')
    .map((line) =>
      line
        .split(/[,;\s]+/)
        .filter(Boolean)
        .map(Number),
    )
    .filter((pair) => pair.length > 0);
  const isReadable = drawn.length >= 3 && drawn.every((pair) => pair.length === 2 && pair.every(Number.isFinite));
  return (
    <>
      <Text fw={500}>Límites: {limits === null ? 'nadie los ha dibujado' : 'dibujados'}</Text>
      <Group gap="sm" align="end">
        <FileButton accept=".geojson,.json,application/geo+json" onChange={(file) => file && void read(file)}>
          {(props) => (
            <Button {...props} variant="default">
              Subir GeoJSON
            </Button>
          )}
        </FileButton>
        {limits === null ? null : (
          <Button variant="subtle" onClick={() => onSave(null)}>
            Quitar los límites
          </Button>
        )}
      </Group>
      {problem ? <Text c="red">{problem}</Text> : null}
      <Textarea
        label="O sus puntos"
        description="Latitud y longitud, un punto por línea, en el orden del contorno."
        autosize
        minRows={3}
        value={points}
        onChange={({ currentTarget }) => setPoints(currentTarget.value)}
      />
      <Button
        variant="default"
        w="fit-content"
        disabled={!isReadable}
        onClick={() => onSave({ type: 'Polygon', coordinates: [drawn.map(([lat, lon]) => [lon, lat])] })}
      >
        Usar estos puntos
      </Button>
    </>
  );
}
