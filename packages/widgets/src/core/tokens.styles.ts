// Generated from tokens.json by tools/generate-tokens.mjs; change it there.
import { css } from 'lit';

/**
 * Values of the tokens, as private properties. A public `--motcua-*` property that the host sets anywhere above wins:
 * declaring the public ones here would hide the host's own.
 */
export const tokens = css`
  :host {
    color-scheme: light;
    --_color-accent: var(--motcua-color-accent, #0b57a4);
    --_color-on-accent: var(--motcua-color-on-accent, #ffffff);
    --_color-accent-quiet: var(--motcua-color-accent-quiet, #e8f0f9);
    --_color-ink: var(--motcua-color-ink, #17212b);
    --_color-ink-muted: var(--motcua-color-ink-muted, #4a5866);
    --_color-surface: var(--motcua-color-surface, #ffffff);
    --_color-surface-quiet: var(--motcua-color-surface-quiet, #f5f4f0);
    --_color-line: var(--motcua-color-line, #d5d3cc);
    --_color-line-strong: var(--motcua-color-line-strong, #6b7783);
    --_color-mark: var(--motcua-color-mark, #ffe9a6);
    --_color-success: var(--motcua-color-success, #0f6b3c);
    --_color-success-quiet: var(--motcua-color-success-quiet, #e6f3eb);
    --_color-warning: var(--motcua-color-warning, #8a5300);
    --_color-warning-quiet: var(--motcua-color-warning-quiet, #fdf1dc);
    --_color-danger: var(--motcua-color-danger, #b3261e);
    --_color-danger-quiet: var(--motcua-color-danger-quiet, #fcebe9);
    --_text-font: var(--motcua-text-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Be Vietnam Pro', sans-serif);
    --_text-small: var(--motcua-text-small, max(14px, 0.875rem));
    --_text-base: var(--motcua-text-base, max(16px, 1rem));
    --_text-large: var(--motcua-text-large, max(18px, 1.125rem));
    --_text-title: var(--motcua-text-title, max(22px, 1.375rem));
    --_text-display: var(--motcua-text-display, max(28px, 1.75rem));
    --_text-leading: var(--motcua-text-leading, 1.55);
    --_text-leading-tight: var(--motcua-text-leading-tight, 1.3);
    --_text-measure: var(--motcua-text-measure, 64ch);
    --_space-1: var(--motcua-space-1, 4px);
    --_space-2: var(--motcua-space-2, 8px);
    --_space-3: var(--motcua-space-3, 12px);
    --_space-4: var(--motcua-space-4, 16px);
    --_space-6: var(--motcua-space-6, 24px);
    --_space-8: var(--motcua-space-8, 32px);
    --_space-12: var(--motcua-space-12, 48px);
    --_size-radius: var(--motcua-size-radius, 10px);
    --_size-target: var(--motcua-size-target, 44px);
    --_size-icon: var(--motcua-size-icon, 1.35em);
    --_size-focus: var(--motcua-size-focus, 3px);
    --_size-rule: var(--motcua-size-rule, 4px);
    --_motion-duration: var(--motcua-motion-duration, 150ms);
    --_motion-easing: var(--motcua-motion-easing, ease-out);
  }
  @media screen and (prefers-color-scheme: dark) {
    :host(:not([data-theme])) {
      color-scheme: dark;
      --_color-accent: var(--motcua-color-accent, #8ab8f5);
      --_color-on-accent: var(--motcua-color-on-accent, #06213f);
      --_color-accent-quiet: var(--motcua-color-accent-quiet, #182a40);
      --_color-ink: var(--motcua-color-ink, #eef2f6);
      --_color-ink-muted: var(--motcua-color-ink-muted, #b6c2ce);
      --_color-surface: var(--motcua-color-surface, #10171e);
      --_color-surface-quiet: var(--motcua-color-surface-quiet, #1a232c);
      --_color-line: var(--motcua-color-line, #3a4752);
      --_color-line-strong: var(--motcua-color-line-strong, #8796a4);
      --_color-mark: var(--motcua-color-mark, #5c4708);
      --_color-success: var(--motcua-color-success, #7fd1a2);
      --_color-success-quiet: var(--motcua-color-success-quiet, #12291d);
      --_color-warning: var(--motcua-color-warning, #f0bd6c);
      --_color-warning-quiet: var(--motcua-color-warning-quiet, #2e2410);
      --_color-danger: var(--motcua-color-danger, #ff9d94);
      --_color-danger-quiet: var(--motcua-color-danger-quiet, #371a19);
    }
  }
  @media (prefers-contrast: more) {
    :host(:not([data-theme])) {
      color-scheme: light;
      --_color-accent: var(--motcua-color-accent, #00407f);
      --_color-on-accent: var(--motcua-color-on-accent, #ffffff);
      --_color-accent-quiet: var(--motcua-color-accent-quiet, #ffffff);
      --_color-ink: var(--motcua-color-ink, #000000);
      --_color-ink-muted: var(--motcua-color-ink-muted, #1f2a33);
      --_color-surface: var(--motcua-color-surface, #ffffff);
      --_color-surface-quiet: var(--motcua-color-surface-quiet, #ffffff);
      --_color-line: var(--motcua-color-line, #4a5866);
      --_color-line-strong: var(--motcua-color-line-strong, #000000);
      --_color-mark: var(--motcua-color-mark, #ffe066);
      --_color-success: var(--motcua-color-success, #00502a);
      --_color-success-quiet: var(--motcua-color-success-quiet, #ffffff);
      --_color-warning: var(--motcua-color-warning, #5e3800);
      --_color-warning-quiet: var(--motcua-color-warning-quiet, #ffffff);
      --_color-danger: var(--motcua-color-danger, #8c0d08);
      --_color-danger-quiet: var(--motcua-color-danger-quiet, #ffffff);
      --_size-focus: var(--motcua-size-focus, 4px);
    }
  }
  /* Paper is white. */
  @media screen {
    :host([data-theme='dark']) {
      color-scheme: dark;
      --_color-accent: var(--motcua-color-accent, #8ab8f5);
      --_color-on-accent: var(--motcua-color-on-accent, #06213f);
      --_color-accent-quiet: var(--motcua-color-accent-quiet, #182a40);
      --_color-ink: var(--motcua-color-ink, #eef2f6);
      --_color-ink-muted: var(--motcua-color-ink-muted, #b6c2ce);
      --_color-surface: var(--motcua-color-surface, #10171e);
      --_color-surface-quiet: var(--motcua-color-surface-quiet, #1a232c);
      --_color-line: var(--motcua-color-line, #3a4752);
      --_color-line-strong: var(--motcua-color-line-strong, #8796a4);
      --_color-mark: var(--motcua-color-mark, #5c4708);
      --_color-success: var(--motcua-color-success, #7fd1a2);
      --_color-success-quiet: var(--motcua-color-success-quiet, #12291d);
      --_color-warning: var(--motcua-color-warning, #f0bd6c);
      --_color-warning-quiet: var(--motcua-color-warning-quiet, #2e2410);
      --_color-danger: var(--motcua-color-danger, #ff9d94);
      --_color-danger-quiet: var(--motcua-color-danger-quiet, #371a19);
    }
  }
  :host([data-theme='contrast']) {
    --_color-accent: var(--motcua-color-accent, #00407f);
    --_color-on-accent: var(--motcua-color-on-accent, #ffffff);
    --_color-accent-quiet: var(--motcua-color-accent-quiet, #ffffff);
    --_color-ink: var(--motcua-color-ink, #000000);
    --_color-ink-muted: var(--motcua-color-ink-muted, #1f2a33);
    --_color-surface: var(--motcua-color-surface, #ffffff);
    --_color-surface-quiet: var(--motcua-color-surface-quiet, #ffffff);
    --_color-line: var(--motcua-color-line, #4a5866);
    --_color-line-strong: var(--motcua-color-line-strong, #000000);
    --_color-mark: var(--motcua-color-mark, #ffe066);
    --_color-success: var(--motcua-color-success, #00502a);
    --_color-success-quiet: var(--motcua-color-success-quiet, #ffffff);
    --_color-warning: var(--motcua-color-warning, #5e3800);
    --_color-warning-quiet: var(--motcua-color-warning-quiet, #ffffff);
    --_color-danger: var(--motcua-color-danger, #8c0d08);
    --_color-danger-quiet: var(--motcua-color-danger-quiet, #ffffff);
    --_size-focus: var(--motcua-size-focus, 4px);
  }
  :host([data-easy]) {
    --_text-small: var(--motcua-text-small, max(20px, 1.125rem));
    --_text-base: var(--motcua-text-base, max(22px, 1.25rem));
    --_text-large: var(--motcua-text-large, max(24px, 1.375rem));
    --_text-title: var(--motcua-text-title, max(27px, 1.5rem));
    --_text-display: var(--motcua-text-display, max(32px, 1.8rem));
    --_space-3: var(--motcua-space-3, 16px);
    --_space-4: var(--motcua-space-4, 20px);
    --_size-target: var(--motcua-size-target, 56px);
    --_size-focus: var(--motcua-size-focus, 4px);
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion-duration: 0ms;
    }
  }
`;
