/** A source that cannot be imported at all; `message` says so in English and what to do, `vi` in Vietnamese. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly vi: string;

  constructor(vi: string, en: string, options?: ErrorOptions) {
    super(en, options);
    this.vi = vi;
  }
}
