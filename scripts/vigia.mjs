#!/usr/bin/env node
// The command line: npx --no vigia report ….
import { requireNode } from './node-version.mjs';

requireNode();
import('./prepare.mjs').then(function (prepare) {
  return prepare.launch(function () {
    return import('../dist/cli.js').then(function (cli) {
      return cli.runCommand(process.argv.slice(2)).then(function (code) {
        process.exitCode = code;
      });
    });
  });
});
