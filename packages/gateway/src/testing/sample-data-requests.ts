import type { KeptExport, DataRequest, DataRequestList } from '@motcua/contract/data-request';
import { MotcuaPortError, type DataRequestPort, type PortErrorCode } from '../ports.ts';
import type { SampleIdentity } from './sample-identity.ts';

/** What a question about one's data is called: as the port calls it. */
export type DataRequestQuestion = 'list' | 'export' | 'requestDeletion' | 'withdrawDeletion';

export interface SampleDataRequestsOptions {
  readonly requests?: readonly DataRequest[] | undefined;
  /** What fails. */
  readonly failing?: Partial<Record<DataRequestQuestion, PortErrorCode>> | undefined;
  /** What never answers. */
  readonly silent?: readonly DataRequestQuestion[] | undefined;
}

const hourMs = 3_600_000;

/** A request that was made so many hours ago and is done an hour after it. */
export function inventedDataRequest(kind: DataRequest['kind'], status: DataRequest['status'], hoursAgo = 0): DataRequest {
  const at = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString();
  return {
    id: `${kind.length}${status.length}${hoursAgo}`.padStart(32, '0'),
    kind,
    status,
    askedAt: at(hoursAgo),
    plannedAt: at(hoursAgo - 1),
    dueBy: at(hoursAgo - 48).slice(0, 10),
  };
}

/** Keeps nothing of its own: gives what an invented identity holds, in memory. */
export class SampleDataRequests implements DataRequestPort {
  /** May be changed in the middle of a test. */
  failing: Partial<Record<DataRequestQuestion, PortErrorCode>>;
  #requests: readonly DataRequest[];
  readonly #identity: SampleIdentity;
  readonly #options: SampleDataRequestsOptions;

  constructor(identity: SampleIdentity, options: SampleDataRequestsOptions = {}) {
    this.#identity = identity;
    this.#options = options;
    this.failing = options.failing ?? {};
    this.#requests = options.requests ?? [];
  }

  async list(): Promise<DataRequestList> {
    await this.#answering('list');
    return this.#list();
  }

  async export(): Promise<KeptExport> {
    await this.#answering('export');
    this.#requests = [inventedDataRequest('export', 'done'), ...this.#requests];
    const { number, consents, accessLog } = this.#identity.kept;
    return {
      madeAt: new Date().toISOString(),
      person: { number },
      sessions: [],
      consents: [...consents],
      accessLog: [...accessLog],
      delegations: [],
      requests: [...this.#requests],
    };
  }

  async requestDeletion(): Promise<DataRequest> {
    await this.#answering('requestDeletion');
    const waiting = this.#requests.find(isWaiting);
    if (waiting) return waiting;
    const made = inventedDataRequest('deletion', 'waiting');
    this.#requests = [made, ...this.#requests];
    return made;
  }

  async withdrawDeletion(): Promise<DataRequestList | undefined> {
    await this.#answering('withdrawDeletion');
    if (!this.#requests.some(isWaiting)) return undefined;
    this.#requests = this.#requests.map((each) => (isWaiting(each) ? { ...each, status: 'takenBack' as const } : each));
    return this.#list();
  }

  #list(): DataRequestList {
    const { consents, accessLog } = this.#identity.kept;
    const readingsForOthers = accessLog.filter(({ actingFor }) => actingFor !== undefined).length;
    const kept = { sessions: 1, consents: consents.length, accessEntries: accessLog.length - readingsForOthers, readingsForOthers, delegations: 0 };
    return { kept, requests: [...this.#requests] };
  }

  async #answering(question: DataRequestQuestion): Promise<void> {
    const code = this.failing[question];
    if (code) throw new MotcuaPortError(code);
    if (this.#options.silent?.includes(question)) await new Promise<never>(() => {});
  }
}

function isWaiting({ kind, status }: DataRequest): boolean {
  return kind === 'deletion' && status === 'waiting';
}
