// Runs before the first paint, so that nobody who chose dark is dazzled by white. Only reads; main.ts writes.
{
  const root = document.documentElement;
  try {
    const { theme, easy, language } = JSON.parse(localStorage.getItem('portal-settings') ?? '{}');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (easy === true) root.dataset.easy = '';
    if (language === 'en') root.lang = 'en';
  } catch {
    // Storage is closed to this page, or holds something else: the defaults serve.
  }
}
