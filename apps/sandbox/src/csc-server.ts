import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, listening, type RunningStandIn } from './listening.ts';

/** Where a person's invented credential stands. */
export interface InventedCredential {
  /** The person by whom it is asked for: `userID` of the protocol. */
  readonly userId: string;
  readonly subjectDN: string;
  readonly keyStatus: 'enabled' | 'disabled';
  readonly certStatus: 'valid' | 'expired' | 'revoked' | 'suspended';
  /** Days from now in which it began and in which it ends. */
  readonly validFromDays: number;
  readonly validToDays: number;
}

export interface CscServerOptions {
  readonly credentials: readonly InventedCredential[];
  /** The bearer token without which nothing is answered. */
  readonly token: string;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

const dayMs = 86_400_000;

/**
 * A stand-in for a remote signing service. Real is the protocol: `POST /csc/v2/credentials/list` with `credentialInfo` of
 * the Cloud Signature Consortium API 2.0 (11.4), bearer tokens and the protocol's errors. Invented are the people and
 * their certificates, and nothing can be signed with it.
 */
export function startCscServer({ credentials, token, host = '127.0.0.1', port = 0 }: CscServerOptions): Promise<RunningStandIn> {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => send(response, 500, { error: 'server_error' }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== '/csc/v2/credentials/list' || request.method !== 'POST') return send(response, 404, { error: 'invalid_request', error_description: 'no such method' });
    if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401, { error: 'invalid_token' });
    const asked = await jsonOf(request);
    if (typeof asked?.['userID'] !== 'string') return send(response, 400, { error: 'invalid_request', error_description: 'Missing (or invalid type) string parameter userID' });
    const own = credentials.filter(({ userId }) => userId === asked['userID']);
    const ids = own.map((_, index) => `credential-${index + 1}`);
    send(response, 200, { credentialIDs: ids, ...(asked['credentialInfo'] === true && { credentialInfos: own.map((each, index) => credentialInfo(ids[index] ?? '', each)) }) });
  }

  return listening(server, host, port);
}

function credentialInfo(credentialID: string, { subjectDN, keyStatus, certStatus, validFromDays, validToDays }: InventedCredential): object {
  return {
    credentialID,
    key: { status: keyStatus, algo: ['1.2.840.113549.1.1.11'], len: 2048 },
    cert: {
      status: certStatus,
      issuerDN: 'CN=Ky tu xa mau CA (bịa),O=Nơi cấp mẫu,C=VN',
      serialNumber: '7E57000000000001',
      subjectDN,
      validFrom: generalizedTime(validFromDays),
      validTo: generalizedTime(validToDays),
    },
    auth: { mode: 'explicit' },
    multisign: 1,
  };
}

function generalizedTime(days: number): string {
  return `${new Date(Date.now() + days * dayMs).toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;
}

async function jsonOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const body: unknown = JSON.parse(await bodyOf(request));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.fromEntries(Object.entries(body)) : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
