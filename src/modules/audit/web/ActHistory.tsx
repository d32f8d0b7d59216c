import { Text, Title } from '@mantine/core';
import { ActList } from './ActList.tsx';
import { NO_FILTERS, useMayReadActs } from './act-queries.ts';

interface ActHistoryProps {
  /** As acts name it: `record/12`. */
  readonly subject: string;
}

/** All that was done to one thing, by whoever may see it. */
export function ActHistory({ subject }: ActHistoryProps) {
  const mayRead = useMayReadActs();
  return (
    <section aria-label="Historial">
      <Title order={3} size="h5" mb={4}>
        En el registro de actos
      </Title>
      {mayRead.data === true ? (
        <ActList filters={{ ...NO_FILTERS, subject }} empty="No hay actos que usted pueda ver." />
      ) : (
        <Text size="sm" className="v-muted">
          Lo ve quien tiene ese permiso: ingrese con su cuenta.
        </Text>
      )}
    </section>
  );
}
