import { Stack, Text, Title } from '@mantine/core';
import { formatDate } from '#shared/calendar-date.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { FollowUp, SealedVersion } from '../contract.ts';
import { percentWords } from '../print/words.ts';

interface SealsCardProps {
  readonly follow: FollowUp;
}

/** Each sealed version with its hash, and what it changed of the one before. */
export function SealsCard({ follow }: SealsCardProps) {
  if (follow.sealed.length === 0) return null;
  return (
    <section className="v-card" aria-labelledby="seals">
      <Title order={2} size="h4" id="seals" mb="xs">
        Versiones selladas
      </Title>
      <Stack gap="md">
        {follow.sealed.map((sealed) => (
          <Seal key={sealed.version} sealed={sealed} />
        ))}
      </Stack>
    </section>
  );
}

interface SealProps {
  readonly sealed: SealedVersion;
}

function Seal({ sealed }: SealProps) {
  const { version, closedOn, percents, sha256, reason, changes } = sealed;
  return (
    <div>
      <Text>
        <strong>Versión {version}</strong>, cerrada el {formatDate(closedOn)}: {percentWords(percents.percent)}, con
        sustento {percentWords(percents.backed)}
      </Text>
      <Text className="v-seal v-muted">SHA-256 {sha256}</Text>
      {reason === null ? null : <Text size="sm">Motivo: {reason}</Text>}
      {changes.length === 0 ? null : (
        <ScrollRegion label={`Qué cambió en la versión ${version}`}>
          <table className="v-table v-plan-table">
            <caption className="v-visually-hidden">{`Qué cambió en la versión ${version}`}</caption>
            <thead>
              <tr>
                <th scope="col">Actividad</th>
                <th scope="col">Qué</th>
                <th scope="col">Antes</th>
                <th scope="col">Después</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ code, title, what, before, after }) => (
                <tr key={`${code} ${what}`}>
                  <th scope="row">
                    {code} {title}
                  </th>
                  <td>{what}</td>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </div>
  );
}
