import { Anchor } from '@mantine/core';
import { useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import './text-page.css';

interface ApiRoute {
  readonly path: string;
  readonly words: string;
  readonly example?: string;
}

/** "API": the addresses that answer with data. */
export function ApiPage() {
  usePageTitle('API');
  const { territory } = useScope();
  const routes: readonly ApiRoute[] = [
    { path: 'GET /api/catalog', words: 'Secciones, publicaciones y territorio de inicio.', example: '/api/catalog' },
    { path: 'GET /api/places?query=', words: 'Lugares por nombre o ubigeo.', example: '/api/places?query=callao' },
    {
      path: 'GET /api/overview?territory&asOf',
      words: 'El panorama de un lugar.',
      example: `/api/overview?territory=${territory}`,
    },
    { path: 'GET /api/regions?asOf', words: 'Las regiones bajo varias medidas.', example: '/api/regions' },
    {
      path: 'GET /api/sections/:code?territory&asOf',
      words: 'Una sección con sus paneles, cifras, ediciones y observaciones.',
      example: `/api/sections/serenos?territory=${territory}`,
    },
    {
      path: 'GET /api/sections/:code/rows?territory&asOf',
      words: 'Las filas en vigor.',
      example: `/api/sections/serenos/rows?territory=${territory}`,
    },
    { path: 'GET /api/figures/:id?territory&asOf', words: 'La prueba de una cifra.' },
    {
      path: 'GET /api/quality?territory&asOf',
      words: 'Las observaciones de las comprobaciones.',
      example: `/api/quality?territory=${territory}`,
    },
    {
      path: 'GET /api/report?territory&asOf&format=json',
      words: 'El briefing; format es pptx, pdf, html o json.',
      example: `/api/report?territory=${territory}&format=json`,
    },
    { path: 'GET /api/templates/:code.xlsx', words: 'La plantilla de una sección.' },
  ];
  return (
    <div className="v-page">
      <div className="v-text">
        <h1>API</h1>
        <p>
          Las mismas direcciones que usa esta página. <code>territory</code> es <code>PE</code> o un ubigeo de 2, 4 o 6
          dígitos; <code>asOf</code>, un día <code>aaaa-mm-dd</code>, o nada para lo último.
        </p>
        <ul>
          {routes.map((route) => (
            <li key={route.path}>
              <code>{route.path}</code>
              <br />
              {route.words}{' '}
              {route.example ? (
                <Anchor href={route.example} inherit>
                  ejemplo
                </Anchor>
              ) : null}
            </li>
          ))}
        </ul>
        <p>
          Lo que se rechaza responde <code>{'{ "error": { "code", "message" } }'}</code>: el código no cambia, el
          mensaje está en español.
        </p>
      </div>
    </div>
  );
}
