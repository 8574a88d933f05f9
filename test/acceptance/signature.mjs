// Gives the verdict on a signed document, as the published package makes it, in the shape that an acceptance test compares.
import { validateDocument } from '@motcua/signature';

export async function validate(bytes, { trustAnchors, validationTime } = {}) {
  const report = await validateDocument(bytes, { trustAnchors, validationTime: validationTime && new Date(validationTime) });
  return {
    state: report.state,
    indication: report.indication,
    subIndication: report.subIndication,
    signatures: report.signatures.map(({ state, signer, coversWholeFile, changedAfter }) => ({ state, signer, coversWholeFile, changedAfter })),
  };
}
