// Loaded into Azurite by `node --require`. Azurite's standard input is a pipe from the process that started it: when the pipe
// ends, because that process asked or because it died, even by SIGKILL, Azurite saves what it has and stops.
'use strict';

// Ctrl-C reaches every process of the terminal. The parent decides when storage stops: after the functions, not before.
const once = process.once;
process.once = (event, listener) => (event === 'SIGINT' ? process : once.call(process, event, listener));
process.on('SIGINT', () => {});

// A dead parent reads nothing: writing the access log must not fail.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.stdin.on('error', stop);
process.stdin.on('end', stop);
process.stdin.resume();

function stop() {
  if (!process.emit('message', 'shutdown')) {
    process.exit(0); // Not started yet: nothing to save.
  }
  setTimeout(() => process.exit(0), 10_000).unref();
}
