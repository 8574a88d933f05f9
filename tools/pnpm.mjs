// Runs the pinned pnpm with the given arguments: `node tools/pnpm.mjs install`. Uses built-ins only, because it runs
// before anything is installed, on whatever Node (20 or newer) the machine has.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const pnpmVersion = '12.21.0';
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command in the repository's root and answers its exit code; with `onText` its output goes there instead of
 * the screen. Nothing is read from standard input, so that no tool stops to ask. Whatever the command started ends
 * with it: after `limitMs`, or when this process is told to end.
 */
export function run(command, parameters, { env = {}, onText, limitMs } = {}) {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...(onText && !process.stdout.isTTY ? { NO_COLOR: '1' } : {}), ...env },
      stdio: ['ignore', onText ? 'pipe' : 'inherit', onText ? 'pipe' : 'inherit'],
      shell: isWindows,
      detached: !isWindows,
    });
    const end = (signal) => {
      try {
        process.kill(isWindows ? child.pid : -child.pid, signal);
      } catch {
        // It has ended already.
      }
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (signal) => {
      end(signal);
      process.exitCode = 1;
    };
    for (const signal of signals) process.on(signal, pass);
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            console.error(`stopped after ${limitMs / 1000} s: ${command} ${parameters.join(' ')}`);
            end('SIGKILL');
          }, limitMs);
    const finish = (code) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.stdout?.setEncoding('utf8').on('data', onText);
    child.stderr?.setEncoding('utf8').on('data', onText);
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Runs a command that the workspace's root has installed, `node` among them, so that it is the pinned one. */
export function local(command, parameters, options = {}) {
  return run(command, parameters, { ...options, env: { PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`, ...options.env } });
}

/** Runs pnpm. */
export function pnpm(parameters, options) {
  return run('npx', ['--yes', `pnpm@${pnpmVersion}`, ...parameters], options);
}

/** Brings node_modules to what the lockfile says. */
export function install(options) {
  return pnpm(['install', '--frozen-lockfile'], options);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await pnpm(process.argv.slice(2));
