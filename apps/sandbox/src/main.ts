// Starts the stand-ins. Settings: MOTCUA_SANDBOX_FHIR_PORT (8103), MOTCUA_SANDBOX_CSC_PORT (8104), MOTCUA_SANDBOX_HOST (127.0.0.1), MOTCUA_SANDBOX_TOKEN.
import process from 'node:process';
import { inventedPeople } from '@motcua/gateway/testing';
import { startCscServer } from './csc-server.ts';
import { startFhirServer } from './fhir-server.ts';
import { inventedCredentials } from './invented-credentials.ts';

const {
  MOTCUA_SANDBOX_FHIR_PORT: fhirPort = '8103',
  MOTCUA_SANDBOX_CSC_PORT: cscPort = '8104',
  MOTCUA_SANDBOX_HOST: host,
  MOTCUA_SANDBOX_TOKEN: token = 'trinh-dien',
} = process.env;

const standIns = await Promise.all([
  startFhirServer({ port: Number(fhirPort), host, token }),
  startCscServer({ credentials: inventedCredentials, port: Number(cscPort), host, token }),
]);
console.log(`FHIR R4 with invented people: ${standIns[0].url}`);
console.log(`Remote signing service (CSC API 2) with their certificates: ${standIns[1].url}`);
for (const { id, name, story } of inventedPeople) console.log(`  ${id}  ${name}: ${story}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void Promise.all(standIns.map((each) => each.close())).then(() => process.exit(0));
  });
}
