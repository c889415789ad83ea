/*
 * The door of `npm run demo`, `npm test`, `npm run clientele`, `npm run bench` and `npm run chaos`: brings a fresh clone to the state
 * that the command needs (packages of the lock file, the build), says what it does on stderr, then runs the command.
 * Written in old JavaScript on purpose: an old Node must be able to read the sentence that refuses it.
 */
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('Clientele needs Node.js 20.19 or newer; this is ' + process.versions.node + '.');
  process.exit(1);
}
import('./setup.mjs')
  .then(function (setup) {
    return setup.main(process.argv[2], process.argv.slice(3));
  })
  .then(
    function (code) {
      if (code !== undefined) process.exitCode = code;
    },
    function (error) {
      console.error(error && error.message ? error.message : error);
      process.exitCode = 1;
    },
  );
