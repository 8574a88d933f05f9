import { svg, html, type TemplateResult } from 'lit';
import { encodeQR } from 'qr';

/** Light squares around the code, without which cameras do not find it (ISO/IEC 18004). */
const quietZone = 4;

/** A QR code that leads to an address, with words for who does not see it. Black on white in every theme: a camera reads nothing else. */
export function qrView(address: string, label: string): TemplateResult {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: quietZone });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return html`<svg class="qr" viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect width="100%" height="100%" fill="#fff"/><path d=${path} fill="#000"/>`}
  </svg>`;
}
