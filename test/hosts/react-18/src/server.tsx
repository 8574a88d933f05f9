import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';

/** The page as it is sent before any script runs: each element with what stands inside it. */
export function rendered(): string {
  return renderToString(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
