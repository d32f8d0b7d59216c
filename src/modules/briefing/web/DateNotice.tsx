import { Alert, Code } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { asOfOfSearch } from '#web/place/scope.ts';

interface DateNoticeProps {
  readonly today: string;
}

/** A day of the address that does not exist is answered with the latest, and one that has not come with what is known: both are said. */
export function DateNotice({ today }: DateNoticeProps) {
  const [search] = useSearchParams();
  const asked = search.get('asOf');
  if (asked === null || asked === '') return null;
  const asOf = asOfOfSearch(asked);
  if (asOf === null) {
    return (
      <Alert color="red" variant="light" role="alert" title={`La fecha «${asked.slice(0, 20)}» no existe.`} radius={0}>
        Se muestra la última información de cada sección. Código: <Code>impossible-date</Code>
      </Alert>
    );
  }
  if (asOf <= today) return null;
  return (
    <Alert variant="light" role="alert" title={`El ${formatDate(asOf)} todavía no llega.`} radius={0}>
      Se muestra lo que se sabe hasta hoy, {formatDate(today)}.
    </Alert>
  );
}
