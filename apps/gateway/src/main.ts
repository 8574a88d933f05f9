import { run } from '@motcua/gateway/node';
import process from 'node:process';

const { env } = process;

await run(
  { port: env['PORT'], host: env['HOST'], origins: env['MOTCUA_ORIGINS'], catalogue: env['MOTCUA_CATALOGUE'], trustedProxies: env['MOTCUA_TRUSTED_PROXIES'] },
  { port: 'PORT', host: 'HOST', origins: 'MOTCUA_ORIGINS', catalogue: 'MOTCUA_CATALOGUE', trustedProxies: 'MOTCUA_TRUSTED_PROXIES' },
);
