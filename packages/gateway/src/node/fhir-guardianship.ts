import * as z from 'zod/mini';
import { MotcuaPortError, type GuardianshipPort } from '../ports.ts';
import { fhirServer } from './fhir-health-server.ts';

export interface FhirGuardianshipOptions {
  /** Address of a FHIR R4 server that has who is whose guardian from the register of civil status. */
  readonly baseUrl: string;
  /** System of the citizen's number (số định danh), of guardians and of children. */
  readonly identifierSystem: string;
  /** Value of the `Authorization` header. It belongs to the gateway; no page ever sees it. */
  readonly authorization?: string | undefined;
  /** Longest time for one request. 5,000 by default. */
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly now?: (() => number) | undefined;
}

const Identifiers = z.array(z.object({ system: z.optional(z.string()), value: z.optional(z.string()) }));
const RelatedPerson = z.object({
  resourceType: z.literal('RelatedPerson'),
  active: z.optional(z.boolean()),
  identifier: Identifiers,
  patient: z.object({ reference: z.string() }),
  relationship: z.array(z.object({ coding: z.optional(z.array(z.object({ system: z.optional(z.string()), code: z.optional(z.string()) }))) })),
  period: z.optional(z.object({ start: z.optional(z.string()), end: z.optional(z.string()) })),
});
const Patient = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  identifier: Identifiers,
  name: z.array(z.object({ text: z.optional(z.string()) })),
  birthDate: z.iso.date(),
});
const Bundle = z.object({ entry: z.optional(z.array(z.object({ resource: z.unknown() }))), total: z.optional(z.number()) });

const roleCode = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
/** More children than anybody has. A page that is cut off would hide one. */
const mostChildren = 50;

/**
 * Knows whose legal guardian somebody is from a FHIR R4 server: `RelatedPerson` with the role `GUARD`, active now, that bears
 * the guardian's number, and the child as `Patient`. Nobody's number stands in an address.
 *
 * A server may overlook a parameter it does not know, so each record is looked at again: one that is another's, over, or of
 * another role makes nobody a guardian.
 *
 * Fails with a {@link MotcuaPortError}: `UNAVAILABLE` where the server is silent, refuses, or is broken, `BAD_ANSWER` for
 * what is no FHIR.
 *
 * @throws TypeError where `baseUrl` is no http(s) address.
 */
export function fhirGuardianship({ identifierSystem, now = Date.now, ...options }: FhirGuardianshipOptions): GuardianshipPort {
  const connect = fhirServer(options);
  const numberIn = (identifiers: z.infer<typeof Identifiers>) => identifiers.find(({ system }) => system === identifierSystem)?.value;

  return {
    async childrenOf(guardian, signal) {
      const server = await connect(signal);
      try {
        const found = await server.search('RelatedPerson', {
          identifier: `${identifierSystem}|${guardian.id}`,
          active: 'true',
          _include: 'RelatedPerson:patient',
          _count: String(mostChildren * 2),
        });
        const resources = (sound(Bundle, found).entry ?? []).map(({ resource }) => resource);
        const patients = resources.filter((each) => isOf('Patient', each)).map((each) => sound(Patient, each));
        const roles = resources.filter((each) => isOf('RelatedPerson', each)).map((each) => sound(RelatedPerson, each));
        const guarded = new Set(roles.filter((role) => numberIn(role.identifier) === guardian.id && isGuardian(role, now())).map(({ patient }) => patient.reference));
        if (guarded.size > mostChildren) throw new MotcuaPortError('BAD_ANSWER');
        return patients
          .filter(({ id }) => guarded.has(`Patient/${id}`))
          .map(({ identifier, name, birthDate }) => {
            const number = numberIn(identifier);
            const [called] = name;
            if (number === undefined || called?.text === undefined) throw new MotcuaPortError('BAD_ANSWER');
            return { id: number, name: called.text, birthDate };
          });
      } catch (error) {
        // That the register refuses this gateway is no word about the person.
        throw error instanceof MotcuaPortError && error.code === 'FORBIDDEN' ? new MotcuaPortError('UNAVAILABLE') : error;
      } finally {
        server.close();
      }
    },
  };
}

function isGuardian({ active, relationship, period }: z.infer<typeof RelatedPerson>, nowMs: number): boolean {
  const isRole = relationship.some(({ coding = [] }) => coding.some(({ system, code }) => system === roleCode && code === 'GUARD'));
  const hasBegun = period?.start === undefined || Date.parse(period.start) <= nowMs;
  const isOver = period?.end !== undefined && !(Date.parse(period.end) > nowMs);
  return isRole && active === true && hasBegun && !isOver;
}

function isOf(type: string, resource: unknown): boolean {
  return typeof resource === 'object' && resource !== null && 'resourceType' in resource && resource.resourceType === type;
}

function sound<S extends z.core.$ZodType>(schema: S, value: unknown): z.output<S> {
  const read = z.safeParse(schema, value);
  if (!read.success) throw new MotcuaPortError('BAD_ANSWER');
  return read.data;
}
