import process from 'node:process';
import { run } from '@motcua/gateway/node';

await run(process.env['MOTCUA_CONFIGURATION']);
