// npm start: from a clean clone to an address to open.
import { requireNode } from './node-version.mjs';

requireNode();
import('./prepare.mjs').then(function (prepare) {
  return prepare.launch(function () {
    return import('../dist/server.js').then(function (server) {
      return server.serve();
    });
  });
});
