// Loaded into Azurite by `node --require`. Azurite's standard input is a pipe from the process that started it: when the pipe
// ends, because that process asked or because it died, even by SIGKILL, Azurite saves what it has and stops.
'use strict';

const { Worker } = require('node:worker_threads');
const LONGEST_SAVE_MS = 10_000;

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

// Who ends Azurite by name or by port means all of it: with this pipe open it would close its ports and stay, and nobody would know.
process.on('SIGTERM', () => process.stdin.destroy());

function stop() {
  // Memory has nothing to save, and Azurite would delete it piece by piece: minutes for some ten thousand blobs.
  if (process.argv.includes('--inMemoryPersistence')) {
    process.exit(0);
  }
  // On a thread of its own, because a main thread that is busy fires no timers.
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${LONGEST_SAVE_MS})`, { eval: true }).unref();
  if (!process.emit('message', 'shutdown')) {
    process.exit(0); // Not started yet: nothing to save.
  }
}
