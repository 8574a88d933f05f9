/** Ticks were put down: whoever else on this page shows the same papers reads them again. Tells neither which nor whose. */
export class TicksKeptEvent extends Event {
  constructor() {
    super('motcua-ticks-kept');
  }
}
