import { Anchor, SegmentedControl, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { Pager } from '#web/table/Pager.tsx';
import { AGREEMENT_STATUSES } from '../agreement.ts';
import { AgreementItem } from './AgreementItem.tsx';
import { useAgreements } from './committee-queries.ts';
import { committeesPath } from './paths.ts';
import './committees.css';

const WORDS = { open: 'Pendientes', done: 'Cumplidos', dropped: 'Sin efecto' } as const;

/** Agreements of all the committees of a place. */
export function AgreementsPage() {
  usePageTitle('Acuerdos de comités');
  const { territory } = useScope();
  const [search, setSearch] = useSearchParams();
  const status = AGREEMENT_STATUSES.find((one) => one === search.get('estado')) ?? 'open';
  const agreements = useAgreements(territory, status, useAddressFilters().page);
  return (
    <div className="v-page">
      <Anchor component={Link} href={committeesPath(territory)} size="sm">
        ← Comités
      </Anchor>
      <Title order={1} size="h2" mb="sm">
        Acuerdos{agreements.data ? `: ${agreements.data.place.name}` : ''}
      </Title>
      <SegmentedControl
        mb="md"
        aria-label="Estado de los acuerdos"
        value={status}
        data={AGREEMENT_STATUSES.map((value) => ({ value, label: WORDS[value] }))}
        onChange={(value) => setSearch({ estado: value })}
      />
      <Answer query={agreements} blocks={[80, 80]}>
        {(list) =>
          list.rows.length === 0 ? (
            <Text className="v-muted">Ninguno que usted pueda ver.</Text>
          ) : (
            <>
              <ul className="v-committee-list v-card">
                {list.rows.map((agreement) => (
                  <AgreementItem
                    key={agreement.id}
                    agreement={{ ...agreement, session: `${agreement.committee}, ${agreement.session}` }}
                    today={list.today}
                    showsSession
                  />
                ))}
              </ul>
              <Pager of={list} />
            </>
          )
        }
      </Answer>
    </div>
  );
}
