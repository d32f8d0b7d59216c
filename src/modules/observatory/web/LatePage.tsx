import { PanelCard } from '#web/document/PanelCard.tsx';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useLateRegistration } from './use-explored.ts';

/** What was known of each month, edition by edition. */
export function LatePage() {
  usePageTitle('Registro tardío');
  const late = useLateRegistration();
  return (
    <div className="v-page">
      <h1>Registro tardío</h1>
      <Answer query={late} blocks={[300]}>
        {({ panel, figures }) => <PanelCard panel={panel} figures={figures} />}
      </Answer>
    </div>
  );
}
