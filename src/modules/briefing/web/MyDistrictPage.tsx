import { Stack, Text, Title } from '@mantine/core';
import { useLocation } from 'wouter';
import { DistrictChooser } from '#modules/territory/web/index.tsx';
import { rememberPlace } from '#web/place/remembered-place.ts';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';

/** "¿En qué distrito vives?" */
export function MyDistrictPage() {
  usePageTitle('Mi distrito');
  const { territory } = useScope();
  const [, navigate] = useLocation();
  return (
    <Stack className="v-page" gap="md">
      <Title order={1}>¿En qué distrito vives?</Title>
      <Text>
        Te contamos, en palabras sencillas, qué se sabe de la seguridad en tu distrito y qué no ha registrado tu
        municipalidad.
      </Text>
      <DistrictChooser
        initialRegion={territory}
        onChoose={(ubigeo) => {
          rememberPlace(ubigeo);
          navigate(`${placePath(ubigeo)}/ciudadano`);
        }}
      />
    </Stack>
  );
}
