import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { StateWord } from '#web/document/StateWord.tsx';
import { SentenceText } from '#web/figure/SentenceText.tsx';
import { codeInPath, hrefOf, sectionPath } from '#web/place/scope.ts';
import type { Overview } from '../contract.ts';

interface AttentionBandProps {
  readonly overview: Overview;
}

const MOST = 5;

/** "Requiere atención": what, where, since or until when, who, and one verb. */
export function AttentionBand({ overview }: AttentionBandProps) {
  const { matters, figures, place, asOf } = overview;
  return (
    <section className="v-attention" aria-labelledby="attention">
      <h2 id="attention">Requiere atención</h2>
      {matters.length === 0 ? <p className="v-muted">Nada pendiente con la información de esta fecha.</p> : null}
      <ul>
        {matters.slice(0, MOST).map((matter) => (
          <li key={matter.id}>
            <div className="v-matter-what">
              <StateWord state={matter.state}>
                <SentenceText sentence={matter.what} figures={figures} />
              </StateWord>
            </div>
            <p className="v-matter-where">
              {[matter.where, matter.responsible].filter(Boolean).join(' · ')}
              {matter.when.length > 0 ? ' · ' : ''}
              <SentenceText sentence={matter.when} figures={figures} />
            </p>
            <Anchor
              component={Link}
              href={hrefOf(sectionPath(codeInPath(place.code), matter.section), asOf)}
              className="v-matter-verb"
            >
              {matter.verb}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
