import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { usePageTitle } from '../shell/use-page-title.ts';

export function NotFoundPage() {
  usePageTitle('Página no encontrada');
  return (
    <Stack className="v-page" gap="sm">
      <Title order={1}>Esta página no existe</Title>
      <Text>La dirección no corresponde a ninguna página. Código: no-such-page.</Text>
      <Anchor component={Link} href="/">
        Ir al panorama
      </Anchor>
    </Stack>
  );
}
