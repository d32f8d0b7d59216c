import { Button, Group, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { formatDate, isCalendarDate } from '#shared/calendar-date.ts';
import { useScope } from '#web/place/scope.ts';
import { useCatalog } from './briefing-queries.ts';
import { publicationDays } from './publication-days.ts';
import './date-chip.css';

/** "Última información de cada sección" or "Como se sabía el …": what the whole screen is asked for. */
export function DateChip() {
  const { asOf } = useScope();
  const [, setSearch] = useSearchParams();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [day, setDay] = useState(asOf ?? '');
  const catalog = useCatalog();
  const today = catalog.data?.today;

  const choose = (next: string | null): void => {
    close();
    setSearch((previous) => {
      const search = new URLSearchParams(previous);
      if (next === null) search.delete('asOf');
      else search.set('asOf', next);
      search.delete('cifra');
      return search;
    });
  };

  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? undefined : close())}
      position="bottom-start"
      trapFocus
      withinPortal
      width={320}
    >
      <Popover.Target>
        <Button
          variant={asOf === null ? 'default' : 'light'}
          size="sm"
          onClick={toggle}
          aria-haspopup="dialog"
          aria-expanded={opened}
        >
          {asOf === null ? 'Última información de cada sección' : `Como se sabía el ${formatDate(asOf)}`} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Fecha de la información">
        <Stack gap="xs">
          <UnstyledButton
            className="v-date-option"
            aria-current={asOf === null ? 'true' : undefined}
            onClick={() => choose(null)}
          >
            Última información de cada sección
          </UnstyledButton>
          {publicationDays(catalog.data?.publications ?? []).map(({ on, titles }) => (
            <UnstyledButton
              key={on}
              className="v-date-option"
              aria-current={asOf === on ? 'true' : undefined}
              onClick={() => choose(on)}
            >
              Como se sabía el {formatDate(on)}
              <Text component="span" size="xs" className="v-muted v-date-note">
                {titles}
              </Text>
            </UnstyledButton>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (isCalendarDate(day)) choose(day);
            }}
          >
            <Group gap="xs" align="end" wrap="nowrap">
              <TextInput
                type="date"
                label="Otro día"
                size="xs"
                value={day}
                max={today}
                onChange={(event) => setDay(event.currentTarget.value)}
                style={{ flex: 1 }}
              />
              <Button type="submit" size="xs" variant="default" disabled={!isCalendarDate(day)}>
                Ver
              </Button>
            </Group>
          </form>
          <Text size="xs" className="v-muted">
            Una edición cuenta desde el día de su publicación. Los límites, las comisarías y las poblaciones son datos
            de referencia y no desaparecen.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
