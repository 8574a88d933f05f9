// Starts the stand-ins. Settings: MOTCUA_SANDBOX_FHIR_PORT (8103), MOTCUA_SANDBOX_CSC_PORT (8104),
// MOTCUA_SANDBOX_OPENID_PORT (8105), MOTCUA_SANDBOX_HOST (127.0.0.1), MOTCUA_SANDBOX_TOKEN, and for sign-in MOTCUA_SANDBOX_GATEWAY and
// MOTCUA_SANDBOX_PAGES: the origins of the gateway (http://127.0.0.1:8080) and of the pages (http://127.0.0.1:4330).
import process from 'node:process';
import { inventedPeople } from '@motcua/gateway/testing';
import { startCscServer } from './csc-server.ts';
import { startFhirServer } from './fhir-server.ts';
import { inventedCredentials } from './invented-credentials.ts';
import { startOpenIdProvider } from './openid-provider.ts';

const {
  MOTCUA_SANDBOX_FHIR_PORT: fhirPort = '8103',
  MOTCUA_SANDBOX_CSC_PORT: cscPort = '8104',
  MOTCUA_SANDBOX_OPENID_PORT: openIdPort = '8105',
  MOTCUA_SANDBOX_GATEWAY: gateway = 'http://127.0.0.1:8080',
  MOTCUA_SANDBOX_PAGES: pages = 'http://127.0.0.1:4330',
  MOTCUA_SANDBOX_HOST: host,
  MOTCUA_SANDBOX_TOKEN: token = 'trinh-dien',
} = process.env;

const standIns = await Promise.all([
  startFhirServer({ port: Number(fhirPort), host, token }),
  startCscServer({ credentials: inventedCredentials, port: Number(cscPort), host, token }),
  startOpenIdProvider({
    clients: [
      {
        clientId: 'motcua',
        clientSecret: token,
        redirectAddress: `${gateway}/sign-in/callback`,
        signedOutAddress: `${pages}/`,
        backChannelLogoutAddress: `${gateway}/sign-in/back-channel-logout`,
      },
    ],
    port: Number(openIdPort),
    host,
  }),
]);
console.log(`FHIR R4 with invented people: ${standIns[0].url}`);
console.log(`Remote signing service (CSC API 2) with their certificates: ${standIns[1].url}`);
console.log(`OpenID Connect provider, where anybody signs in as one of them: ${standIns[2].url}`);
for (const { id, name, story } of inventedPeople) console.log(`  ${id}  ${name}: ${story}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void Promise.all(standIns.map((each) => each.close())).then(() => process.exit(0));
  });
}
