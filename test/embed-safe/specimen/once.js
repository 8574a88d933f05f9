// A loader that remembers its failure, as many do: a second attempt gets the first one's answer.
(() => {
  const { src } = document.currentScript;
  globalThis[Symbol.for('embed-specimen/loading')] ??= new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = src.replace('once.js', 'specimen.js');
    script.crossOrigin = 'anonymous';
    script.onload = script.onerror = () => resolve(script.remove());
    document.head.append(script);
  });
})();
