import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { instantWords } from '#web/state/instant-words.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Status } from '#web/state/Status.tsx';
import type { ActView } from '../contract.ts';
import { ActAddress } from './ActAddress.tsx';
import { actionWords, detailsOf, KIND_WORDS, placeWords, subjectWords } from './act-words.ts';
import { type ActFilters, useActs } from './act-queries.ts';
import './act-list.css';

interface ActListProps {
  readonly filters: ActFilters;
  /** Said when there is none. */
  readonly empty: string;
}

/** Acts, the newest first; more on request. */
export function ActList({ filters, empty }: ActListProps) {
  const acts = useActs(filters);
  return (
    <Answer query={acts} blocks={[60, 60, 60]}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.acts);
        if (all.length === 0) return <Status>{empty}</Status>;
        return (
          <>
            <ol className="v-acts">
              {all.map((act) => (
                <ActItem key={`${act.chain}-${act.sequence}`} act={act} />
              ))}
            </ol>
            {acts.hasNextPage ? (
              <Button
                variant="default"
                mt="sm"
                loading={acts.isFetchingNextPage}
                onClick={() => void acts.fetchNextPage()}
              >
                Ver más
              </Button>
            ) : null}
          </>
        );
      }}
    </Answer>
  );
}

interface ActItemProps {
  readonly act: ActView;
}

function ActItem({ act }: ActItemProps) {
  const details = detailsOf(act.details);
  return (
    <li>
      <div className="v-act-head">
        <time dateTime={act.at}>{instantWords(act.at)}</time>
        <span className="v-act-kind">{KIND_WORDS[act.kind]}</span>
      </div>
      <p className="v-act-what">
        <strong>{act.actor}</strong> · {actionWords(act.action)} ·{' '}
        <Anchor component={Link} href={`/registro?asunto=${encodeURIComponent(act.subject)}`} inherit>
          {subjectWords(act.subject)}
        </Anchor>
      </p>
      {act.reason === null || act.reason === '' ? null : <p className="v-act-reason">Motivo: {act.reason}</p>}
      {details.length > 0 ? (
        <dl className="v-act-details">
          {details.map((detail) => (
            <div key={detail.name}>
              <dt>{detail.name}:</dt>{' '}
              <dd>
                {detail.before === null ? null : <>{detail.before} → </>}
                {detail.after}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Text size="xs" className="v-muted v-act-place">
        {placeWords(act.territory)} · cadena {act.chain || 'nacional'}, acto {act.sequence} ·{' '}
        <code>{act.hash.slice(0, 12)}</code>
        {act.hasPersonal ? ' · con datos personales cifrados' : ''}
      </Text>
      <ActAddress act={act} />
    </li>
  );
}
