import type { ReactNode } from 'react';
import { AccountMenu } from '#modules/identity/web/index.tsx';
import { PlaceBox } from '#modules/territory/web/index.tsx';
import { rememberedPlace } from '#web/place/remembered-place.ts';
import { HomeProvider } from '#web/place/scope.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { Answer } from '#web/state/Answer.tsx';
import { useCatalog } from './briefing-queries.ts';
import { DateChip } from './DateChip.tsx';
import { DateNotice } from './DateNotice.tsx';
import { DownloadMenu } from './DownloadMenu.tsx';
import { ProofPanel } from './ProofPanel.tsx';

interface BriefingShellProps {
  readonly children: ReactNode;
}

/** The frame of every page, filled with what the modules bring to it. */
export function BriefingShell({ children }: BriefingShellProps) {
  const catalog = useCatalog();
  return (
    <Answer query={catalog} blocks={[48, 240, 240]}>
      {({ home, today, version }) => (
        <HomeProvider value={rememberedPlace() ?? home}>
          <Shell
            placeBox={<PlaceBox />}
            dateChip={<DateChip />}
            download={<DownloadMenu />}
            account={<AccountMenu />}
            version={version}
          >
            <DateNotice today={today} />
            {children}
          </Shell>
          <ProofPanel />
        </HomeProvider>
      )}
    </Answer>
  );
}
