import { MotcuaHealthBook } from './health-book.ts';

export { MotcuaHealthBook };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaHealthBook.define('motcua-health-book');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-health-book': MotcuaHealthBook;
  }
}
