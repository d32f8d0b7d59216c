// The web client: a list of the modules' pages.
import '@mantine/core/styles.css';
import '#web/theme/base.css';
import { createRoot } from 'react-dom/client';
import { auditRoutes } from '#modules/audit/web/index.tsx';
import { BriefingShell, briefingRoutes } from '#modules/briefing/web/index.tsx';
import { budgetRoutes } from '#modules/budget/web/index.tsx';
import { committeeRoutes } from '#modules/committees/web/index.tsx';
import { identityRoutes } from '#modules/identity/web/index.tsx';
import { neighbourhoodRoutes } from '#modules/neighbourhoods/web/index.tsx';
import { normRoutes } from '#modules/norms/web/index.tsx';
import { observatoryRoutes } from '#modules/observatory/web/index.tsx';
import { planRoutes } from '#modules/plans/web/index.tsx';
import { qualityRoutes } from '#modules/quality/web/index.tsx';
import { sourceRoutes } from '#modules/sources/web/index.tsx';
import { threadRoutes } from '#modules/thread/web/index.tsx';
import { trainingRoutes } from '#modules/training/web/index.tsx';
import { App } from '#web/App.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <App
      routes={[
        ...auditRoutes,
        ...identityRoutes,
        ...sourceRoutes,
        ...qualityRoutes,
        ...normRoutes,
        ...observatoryRoutes,
        ...committeeRoutes,
        ...budgetRoutes,
        ...neighbourhoodRoutes,
        ...trainingRoutes,
        ...planRoutes,
        ...threadRoutes,
        ...briefingRoutes,
      ]}
      shell={BriefingShell}
    />,
  );
