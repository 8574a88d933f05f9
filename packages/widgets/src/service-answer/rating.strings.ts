import type { Wording } from '../core/language.ts';

const vi = {
  question: 'Trang này có giúp được bạn không?',
  yes: 'Có',
  no: 'Không',
  thanks: 'Cảm ơn bạn đã cho biết.',
};

export const strings: Wording<typeof vi> = {
  vi,
  en: { question: 'Did this page help you?', yes: 'Yes', no: 'No', thanks: 'Thank you for telling us.' },
};
