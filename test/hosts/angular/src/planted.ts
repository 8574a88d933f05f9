// What the type check must find: each line that ends in "planted".
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import '@motcua/widgets/angular';
import type { WardChosenEvent } from '@motcua/widgets/ward-chooser';

@Component({
  selector: 'planted-faults',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <motcua-service-finder (motcua-service-chosen)="told($event)" /><!-- planted -->
    <motcua-service-card (motcua-service-chosen)="wanted.set($event.name)" /><!-- planted -->
    <motcua-service-finder #finder />
    {{ finder.querry }}<!-- planted -->
  `,
})
export class PlantedFaults {
  readonly wanted = signal('');

  told(event: WardChosenEvent): void {
    this.wanted.set(event.name);
  }
}
