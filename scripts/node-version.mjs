// Read by any Node from 12 on, so that an old one can say that it is old: no syntax newer than that here,
// nor in the files that load the rest of a command after asking this one.

/** The oldest that the dependencies declare. */
var OLDEST = [20, 19];

export function isSupported(version) {
  var parts = version.split('.').map(Number);
  return parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1]);
}

/** Ends the process with 1 and a message when this Node cannot run the program. */
export function requireNode() {
  if (isSupported(process.versions.node)) return;
  process.stderr.write(
    'Vigía necesita Node ' +
      OLDEST.join('.') +
      ' o más nuevo; este equipo tiene ' +
      process.versions.node +
      '. Instálelo desde https://nodejs.org [node-too-old]\n',
  );
  process.exit(1);
}
