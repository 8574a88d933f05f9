import type { Day } from './due-date.ts';

/** What is put into a calendar. */
export interface CalendarEntry {
  readonly day: Day;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** Tells one entry from another: saving it again replaces it. */
  readonly id: string;
}

/** Longest line in octets (RFC 5545, 3.1). */
const longestLine = 75;

/** A file that a phone's calendar opens: one whole day, with a reminder on the morning before (RFC 5545). */
export function calendarFile({ day, title, text, url, id }: CalendarEntry, now: number = Date.now()): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//motcua//service//VI',
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replace(/-/g, '')}`,
    `DTEND;VALUE=DATE:${next.replace(/-/g, '')}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT15H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Text as a property's value (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** A line in parts of at most 75 octets, never parted inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let text = '';
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
