// Personal data whose time has passed, removed by hand as the server does each day.
import { parseArgs } from 'node:util';
import { Refusal } from '#shared/refusal.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { RETENTION } from '#modules/identity/index.ts';
import { sweepPersonalData } from '#modules/identity/server/index.ts';
import { command } from './command.ts';

export const privacy = command({
  name: 'privacy',
  usage: 'privacy sweep [--dry-run]',
  summary:
    'Suprime los datos personales cuyo plazo pasó, o con --dry-run dice cuántos son. El servidor lo hace a diario.',
  parse: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    if (positionals.join(' ') === 'sweep') return { isTrial: values['dry-run'] };
    throw new Refusal('invalid', 'missing-task', 'Indique qué hacer: npx vigia privacy sweep [--dry-run].');
  },
  run: async ({ db, now }, { isTrial }, { out }) => {
    const task = isTrial ? 'count' : 'remove';
    const swept = await sweepPersonalData(db, { actor: LOCAL_OPERATOR, now: now(), task });
    if (swept === null) {
      await out('Otro servidor lo está haciendo en este momento.\n');
      return 0;
    }
    const lines = RETENTION.filter(({ validTo }) => validTo === null).map(
      ({ thing, label, days, norm, confidence }) =>
        `${String(swept[thing]).padStart(6)}  ${label}: ${days} ${days === 1 ? 'día' : 'días'} (${norm}; ${confidence})`,
    );
    await out(`${isTrial ? 'Se suprimirían' : 'Suprimidos'}:\n${lines.join('\n')}\n`);
    return 0;
  },
});
