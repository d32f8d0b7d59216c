import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SectionContent } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { getJson } from '#web/api/request.ts';
import { SentenceText } from '#web/figure/SentenceText.tsx';
import { sectionPath } from '#web/place/scope.ts';

interface Complaints {
  readonly content: Pick<SectionContent, 'panels'>;
  readonly figures: FigureMap;
}

/** What was complained of in the district, and what may not be concluded from it. */
export function ComplaintsBeside({ territory }: { readonly territory: string }) {
  const complaints = useQuery({
    queryKey: ['neighbourhoods', 'complaints', territory],
    queryFn: ({ signal }) => getJson<Complaints>('/api/sections/complaints', { territory }, signal),
  });
  const [panel] = complaints.data?.content.panels ?? [];
  return (
    <section className="v-card" aria-labelledby="complaints-beside">
      <Title order={2} size="h4" mb="xs" id="complaints-beside">
        Denuncias del distrito
      </Title>
      {panel && complaints.data ? (
        <Text mb="xs">
          <SentenceText sentence={panel.takeaway} figures={complaints.data.figures} />
        </Text>
      ) : null}
      <Text size="sm">
        Las{' '}
        <Anchor component={Link} href={sectionPath(territory, 'complaints')}>
          denuncias del distrito
        </Anchor>{' '}
        son de un área mayor que el barrio y dependen de cuánto se denuncia. Que suban o bajen a la vez que las
        actividades no prueba que una cosa cause la otra: se compara con barrios de control antes de concluir.
      </Text>
    </section>
  );
}
