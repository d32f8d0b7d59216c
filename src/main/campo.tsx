// The page of who works in the street, apart from the rest: small, and there when there is no network.
import { createRoot } from 'react-dom/client';
import { FieldApp } from '#modules/neighbourhoods/web/field/index.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<FieldApp />);
// Without it the page works while there is a network.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/campo/sw.js', { scope: '/campo' });
