// Imported before everything else: what goes wrong on the page from then on stands in `data-troubles` of the root, for
// engines whose protocol tells a test nothing of it.
const { dataset } = document.documentElement;
dataset['troubles'] = '';
const note = (trouble: string): void => void (dataset['troubles'] += `${trouble}\n`);
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => note(`${violatedDirective} ${blockedURI} ${sample}`));
addEventListener('error', ({ message }) => note(message));
addEventListener('unhandledrejection', ({ reason }) => note(String(reason)));
