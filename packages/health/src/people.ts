import type { HealthBook, MaskedIdentifier } from '@motcua/contract/health';
import { codesIn } from './concept.ts';
import { dateOf } from './dates.ts';
import { present } from './present.ts';
import type { References } from './references.ts';
import { objectAt, objectsAt, textAt, textsAt, type Json } from './untrusted.ts';

/** Which identifier systems stand for which kind of number. Two communities in Vietnam use different ones, so it is configuration. */
export interface IdentifierSystems {
  /** Số định danh cá nhân, số căn cước công dân. */
  readonly citizen?: readonly string[];
  /** Số thẻ bảo hiểm y tế, mã số bảo hiểm xã hội. */
  readonly insurance?: readonly string[];
  readonly passport?: readonly string[];
}

const genders = ['male', 'female', 'other', 'unknown'] as const;

/** Reads who the book is about. Numbers lose all but their last three characters here, so that nothing behind can leak them. */
export function patientOf(patient: Json | undefined, systems: IdentifierSystems): HealthBook['patient'] {
  return present({
    name: humanName(patient),
    birthDate: dateOf(patient?.['birthDate']),
    gender: genders.find((each) => each === patient?.['gender']),
    identifiers: objectsAt(patient, 'identifier')
      .slice(0, 20)
      .flatMap((each) => maskedIdentifier(each, systems)),
  });
}

function maskedIdentifier(identifier: Json, systems: IdentifierSystems): MaskedIdentifier[] {
  const value = textAt(identifier, 'value');
  if (value === undefined) return [];
  // The number of bullets is always the same, and a short number shows nothing: its length would say too much.
  return [{ kind: identifierKind(identifier, systems), masked: `••••••${value.length > 6 ? value.slice(-3) : ''}` }];
}

function identifierKind(identifier: Json, { citizen = [], insurance = [], passport = [] }: IdentifierSystems): MaskedIdentifier['kind'] {
  const system = textAt(identifier, 'system') ?? '';
  if (citizen.includes(system)) return 'citizen';
  if (insurance.includes(system)) return 'insurance';
  return passport.includes(system) || codesIn(identifier['type']).includes('PPN') ? 'passport' : 'other';
}

/** A person's name: the official or usual one, family name first where the source gives only parts. */
function humanName(person: Json | undefined): string | undefined {
  const names = objectsAt(person, 'name').filter(({ use }) => use !== 'old');
  const name = names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use === 'usual') ?? names[0];
  const parts = [...textsAt(name, 'family'), ...textsAt(name, 'given')];
  return textAt(name, 'text') ?? (parts.join(' ') || textAt(person, 'name'));
}

/** What to call somebody or something that vouches for an item: a facility rather than a person, where both are known. */
export function sourceName(reference: Json | undefined, holder: Json, references: References): string | undefined {
  const shown = textAt(reference, 'display');
  const resolved = references.resolve(reference, holder);
  if (resolved.kind !== 'found') return shown;
  const { resource } = resolved;
  if (resource['resourceType'] === 'Patient') return 'Người bệnh tự khai';
  if (resource['resourceType'] !== 'PractitionerRole') return shown ?? humanName(resource);
  // One step only: a role that names a role is nobody.
  return shown ?? ['organization', 'practitioner'].map((name) => nameOf(objectAt(resource, name), resource, references)).find((name) => name !== undefined);
}

function nameOf(reference: Json | undefined, holder: Json, references: References): string | undefined {
  const resolved = references.resolve(reference, holder);
  return textAt(reference, 'display') ?? (resolved.kind === 'found' ? humanName(resolved.resource) : undefined);
}
