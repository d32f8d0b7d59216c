import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Place } from '#modules/sources/index.ts';
import { hrefOf, sectionPath, useScope } from '#web/place/scope.ts';

export const UNKNOWN = 'Tu municipalidad no lo ha registrado.';

interface CitizenTopicProps {
  readonly question: string;
  readonly section: string;
  readonly place: Place;
  readonly children: ReactNode;
}

/** A question of a neighbour in a card, with the way to its section. */
export function CitizenTopic({ question, section, place, children }: CitizenTopicProps) {
  const { asOf } = useScope();
  return (
    <section className="v-card v-topic-card" aria-label={question}>
      <h2>{question}</h2>
      {children}
      <Anchor component={Link} href={hrefOf(sectionPath(place.code, section), asOf)} size="sm">
        Ver el detalle
      </Anchor>
    </section>
  );
}
