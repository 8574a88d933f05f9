import { MotcuaHealthBook } from './health-book.ts';

export { MotcuaHealthBook };

MotcuaHealthBook.define('motcua-health-book');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-health-book': MotcuaHealthBook;
  }
}
