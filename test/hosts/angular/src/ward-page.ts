import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { ElementProperties } from '@motcua/widgets/angular';
import '@motcua/widgets/service-card';
import '@motcua/widgets/service-finder';
import type { ServiceChosenEvent } from '@motcua/widgets/service-finder';

type Finder = ElementProperties['motcua-service-finder'];

@Component({
  selector: 'ward-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Phường Hoa Sen</h1>
      <button (click)="isOpen.set(!isOpen())">{{ isOpen() ? 'Đóng tra cứu' : 'Mở tra cứu' }}</button>
      <button (click)="isCompact.set(!isCompact())">Gọn</button>
      <button (click)="strings.set({ label: 'Bạn cần giấy tờ gì?' })">Đổi câu hỏi</button>
      @if (isOpen()) {
        <motcua-service-finder [catalogue]="catalogue" jurisdiction="VN-HN" [compact]="isCompact()" [strings]="strings()" (motcua-service-chosen)="choose($event)">
          <p>Gọi <a href="tel:1022">1022</a></p>
          <p slot="empty">Không thấy? Hãy gọi 1022.</p>
        </motcua-service-finder>
      }
      <output>{{ code() ? 'Bạn chọn ' + code() : 'Bạn chưa chọn' }}</output>
      @if (code()) {
        <motcua-service-card [code]="code()" [catalogue]="catalogue" compact />
      }
    </main>
  `,
})
export class WardPage {
  readonly catalogue: Finder['catalogue'] = '/danh-muc/catalogue.json';
  readonly code = signal('');
  readonly isOpen = signal(true);
  readonly isCompact = signal<Finder['compact']>(false);
  readonly strings = signal<Finder['strings']>({ label: 'Bạn tìm thủ tục gì?' });

  choose(event: ServiceChosenEvent): void {
    event.preventDefault(); // This page shows the service itself.
    this.code.set(event.code);
  }
}
