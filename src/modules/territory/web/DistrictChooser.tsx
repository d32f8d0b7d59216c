import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { usePlace } from './place-queries.ts';

interface DistrictChooserProps {
  readonly initialRegion: string;
  readonly onChoose: (ubigeo: string) => void;
}

type Locating =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly message: string };

/** "¿En qué distrito vives?": three lists, or the location of the device, which is not sent or kept. */
export function DistrictChooser({ initialRegion, onChoose }: DistrictChooserProps) {
  const [region, setRegion] = useState(/^\d{2}/.test(initialRegion) ? initialRegion.slice(0, 2) : '');
  const [province, setProvince] = useState('');
  const [locating, setLocating] = useState<Locating>({ kind: 'idle' });
  const country = usePlace('PE');
  const provinces = usePlace(region, region !== '');
  const provinceList = provinces.data?.children ?? [];
  const chosenProvince = province !== '' ? province : provinceList.length === 1 ? (provinceList[0]?.code ?? '') : '';
  const districts = usePlace(chosenProvince, chosenProvince !== '');

  const locate = (): void => {
    setLocating({ kind: 'busy' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => void findHere(coords.longitude, coords.latitude),
      () =>
        setLocating({ kind: 'failed', message: 'El navegador no dio la ubicación. Elija su distrito de la lista.' }),
      { maximumAge: 0, timeout: 15_000 },
    );
  };
  const findHere = async (longitude: number, latitude: number): Promise<void> => {
    const { districtAt } = await import('./district-at.ts');
    const ubigeo = await districtAt(longitude, latitude).catch(() => null);
    if (ubigeo === null)
      setLocating({ kind: 'failed', message: 'Esa ubicación no está en ningún distrito del Perú. Elija de la lista.' });
    else onChoose(ubigeo);
  };

  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <NativeSelect
          label="Región"
          value={region}
          data={options(country.data?.children ?? [], 'Elija su región')}
          onChange={(event) => {
            setRegion(event.currentTarget.value);
            setProvince('');
          }}
        />
        <NativeSelect
          label="Provincia"
          value={chosenProvince}
          disabled={region === ''}
          data={options(provinceList, 'Elija su provincia')}
          onChange={(event) => setProvince(event.currentTarget.value)}
        />
        <NativeSelect
          label="Distrito"
          value=""
          disabled={chosenProvince === ''}
          data={options(districts.data?.children ?? [], 'Elija su distrito')}
          onChange={(event) => {
            if (event.currentTarget.value !== '') onChoose(event.currentTarget.value);
          }}
        />
      </Group>
      <Group gap="sm">
        <Button variant="default" onClick={locate} loading={locating.kind === 'busy'}>
          Usar mi ubicación
        </Button>
        <Text size="sm" className="v-muted">
          La ubicación se compara en este equipo; no se envía ni se guarda.
        </Text>
      </Group>
      {locating.kind === 'failed' ? <p role="alert">{locating.message}</p> : null}
    </Stack>
  );
}

function options(places: readonly { readonly code: string; readonly name: string }[], placeholder: string) {
  return [{ value: '', label: placeholder }, ...places.map((place) => ({ value: place.code, label: place.name }))];
}
