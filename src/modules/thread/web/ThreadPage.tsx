import { Stack } from '@mantine/core';
import { PanelCard } from '#web/document/PanelCard.tsx';
import { useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useThread } from './use-thread.ts';

/** From the objective to the result: how far it goes and where it breaks. */
export function ThreadPage() {
  const scope = useScope();
  const thread = useThread(scope);
  usePageTitle('El hilo de los planes');
  return (
    <div className="v-page">
      <h1>El hilo de los planes</h1>
      <Answer query={thread} blocks={[320, 300]}>
        {({ panels, figures }) => (
          <Stack gap="md">
            {panels.map((panel) => (
              <PanelCard key={panel.id} panel={panel} figures={figures} />
            ))}
          </Stack>
        )}
      </Answer>
    </div>
  );
}
