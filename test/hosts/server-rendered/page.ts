/** What the server knows and writes into the page, so that it can be read before any script runs, or without. */
export interface Ward {
  readonly name: string;
  readonly telephone: string;
  /** Services that citizens ask for most. */
  readonly services: readonly { readonly code: string; readonly name: string }[];
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The ward's page as the server sends it: what stands inside the element is shown until the element takes its place. */
export function wardPage({ name, telephone, services }: Ward): string {
  const links = services.map((service) => `<li><a href="/thu-tuc/${service.code}.html">${escaped(service.name)}</a></li>`);
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <title>${escaped(name)}</title>
    <script async src="/motcua/motcua.js"></script>
  </head>
  <body>
    <main>
      <h1>${escaped(name)}</h1>
      <motcua-service-finder catalogue="/danh-muc/catalogue.json" helpline="${escaped(telephone)}">
        <ul>${links.join('')}</ul>
        <p>Gọi <a href="tel:${escaped(telephone)}">${escaped(telephone)}</a></p>
      </motcua-service-finder>
    </main>
  </body>
</html>
`;
}
