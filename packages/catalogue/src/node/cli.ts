#!/usr/bin/env node
import process from 'node:process';
import { fail, UsageError, type Command } from './commands/command.ts';

/** What each command is for, and where it is. */
const commands = new Map<string, readonly [purpose: string, load: () => Promise<Command>]>([
  ['import', ['takes in procedures from a portal, JSON, CSV or Excel', async () => (await import('./commands/import.ts')).importCommand]],
  ['check', ['says which words the official records contradict', async () => (await import('./commands/check.ts')).checkCommand]],
  ['edit', ['opens a page on this computer to correct words', async () => (await import('./commands/edit.ts')).editCommand]],
  ['sheet', ['the same in Excel: writes a correction sheet, and reads it', async () => (await import('./commands/sheet.ts')).sheetCommand]],
  ['build', ['builds the files that pages read', async () => (await import('./commands/build.ts')).buildCommand]],
  ['pages', ['writes a plain page for each procedure, for every browser', async () => (await import('./commands/pages.ts')).pagesCommand]],
  ['learn', ['makes ways of asking of questions that found nothing', async () => (await import('./commands/learn.ts')).learnCommand]],
  ['update', ['takes a catalogue that is published elsewhere, or takes that back', async () => (await import('./commands/update.ts')).updateCommand]],
  ['export', ['publishes open data: JSON-LD, CSV, statistics', async () => (await import('./commands/export.ts')).exportCommand]],
]);

const usage = `motcua-catalogue: public services, from official data to the files that pages read.

${[...commands].map(([name, [purpose]]) => `  motcua-catalogue ${name.padEnd(8)} ${purpose}`).join('\n')}

  motcua-catalogue <command> --help says what a command takes.
`;

async function main(name: string | undefined, words: readonly string[]): Promise<void> {
  const [, load] = commands.get(name ?? '') ?? [];
  if (load) {
    const command = await load();
    if (words.includes('--help') || words.includes('-h')) return void process.stdout.write(command.usage);
    try {
      return await command.run(words);
    } catch (error) {
      if (!(error instanceof UsageError)) return fail(error);
      process.stderr.write(`motcua-catalogue: ${error.message}\n\n${command.usage}`);
    }
  } else if (name === '--help' || name === '-h') return void process.stdout.write(usage);
  else process.stderr.write(`motcua-catalogue: ${name === undefined ? 'say what to do' : `there is no command "${name}"`}\n\n${usage}`);
  process.exitCode = 2;
}

const [name, ...words] = process.argv.slice(2);
await main(name, words);
