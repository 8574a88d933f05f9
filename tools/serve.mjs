// Starts everything that was built, as it would stand on servers of its own: a second origin for the script and the
// catalogue, the ward's site in both forms, the gateway, the portal, and the stand-ins for the systems behind the
// gateway. Journeys start the same sites on free ports.
import { soundConfiguration, startGateway } from '@motcua/gateway/node';
import { inventedCategories, inventedPeople } from '@motcua/gateway/testing';
import { inventedCredentials, startCscServer, startFhirServer, startOpenIdProvider } from '@motcua/sandbox';
import { pages, portalPolicy, withGateway } from '@motcua/portal/policy';
import { embeddingPage, embeddingPolicy, wardPolicy } from '@motcua/ward-site/page';
import { integrityOfCatalogue, readRelease, secondOriginSite, selfHostedSite, siteFolder } from '@motcua/ward-site/site';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { serveFolder } from './static-site.mjs';

const folderOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the build wrote, and where. */
const built = {
  elements: folderOf('packages/widgets/cdn'),
  catalogue: folderOf('packages/catalogue/public/hanoi'),
  wardSite: folderOf('apps/ward-site/dist/second-origin'),
  wardSiteSelfHosted: folderOf('apps/ward-site/dist/self-hosted'),
  portal: folderOf('apps/portal/dist'),
};
const storybook = folderOf('stories/storybook-static');

/** Where `npm start` serves each, if nobody else is there. */
const usualPorts = { cdn: 4300, wardSite: 4310, wardSiteSelfHosted: 4311, gateway: 4320, fhir: 4321, csc: 4322, identityProvider: 4323, portal: 4330, storybook: 4340 };

/** A page of the ward's site that stands for somebody else's, with the finder of the self-hosted one in a frame. */
const embedding = 'trang-nhung.html';

/** What the gateway shows to the stand-ins; it opens nothing but invented records. */
const sandboxToken = 'trinh-dien';

/** Where the portal's development server runs (apps/portal/vite.config.mjs). */
const developmentPort = 4335;

/**
 * Starts all sites.
 *
 * @param {object} [options]
 * @param {Partial<typeof usualPorts>} [options.ports] - Any free port where none is given; one that is taken gives way to the next free one.
 * @param {Partial<typeof built>} [options.folders] - In place of what was built, such as another catalogue or damaged elements.
 * @param {readonly string[]} [options.origins] - Whose pages may read the gateway's answers, beside the sites started here.
 * @param {boolean} [options.namesPeople] - Whether any page may name the invented person that it is shown with, without a sign-in: for pages on sites without one.
 * @param {readonly object[]} [options.keys] - Other people's sites, as they stand in a configuration.
 * @param {(record: object) => void} [options.log] - Gets the gateway's log; nobody does by default.
 * @returns Each site with its `url`, the folder of the gateway's store, and `close()`, which ends them all. `storybook` only where it was built.
 * @throws Error that names what has not been built.
 */
export async function startSites({ ports = {}, folders = {}, origins = [], namesPeople = false, keys = [], log = () => {} } = {}) {
  const { elements, catalogue, wardSite, wardSiteSelfHosted, portal } = { ...built, ...folders };
  const missing = [elements, catalogue, wardSite, wardSiteSelfHosted, portal].filter((folder) => !existsSync(folder));
  if (missing.length > 0) throw new Error(`Nothing to serve at ${missing.join(', ')}. Run \`npm run build\` first.`);
  const sites = {};
  const data = mkdtempSync(join(tmpdir(), 'motcua-')); // What is reported here is gone when the sites end.
  const close = async () => {
    await Promise.all(Object.values(sites).map((site) => site.close()));
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const { version, ...release } = readRelease(elements);
    sites.cdn = await serveFolder({ folder: { [`/motcua/${version}/`]: elements, '/danh-muc/': catalogue }, port: ports.cdn, cors: true });

    // Made for each request: the port of another site may differ from the usual one, and a rebuild be under way.
    const parts = () => ({ release: readRelease(elements), catalogueIntegrity: integrityOfCatalogue(catalogue) });
    const ward = () => secondOriginSite({ cdn: sites.cdn.url, ...parts(), example: embedding });
    const wardPage = () => ward().page;
    const frame = () => sites.wardSiteSelfHosted.url;
    sites.wardSite = await serveFolder({
      folder: { '/thu-tuc/': join(wardSite, 'thu-tuc'), '/': siteFolder },
      pages: { '/': wardPage, '/index.html': wardPage, [`/${embedding}`]: (origin) => embeddingPage({ frame: frame(), origin, home: './' }) },
      headers: (path) => ({ 'Content-Security-Policy': path === `/${embedding}` ? embeddingPolicy({ frame: frame() }) : ward().policy }),
      port: ports.wardSite,
    });
    const framed = () => selfHostedSite({ ...parts(), embedders: [sites.wardSite.url, sites.wardSite.url.replace('127.0.0.1', 'localhost')] }).frame;
    sites.wardSiteSelfHosted = await serveFolder({
      folder: wardSiteSelfHosted,
      pages: { '/khung.html': () => framed().page },
      headers: (path) => ({ 'Content-Security-Policy': path === '/khung.html' ? framed().policy : wardPolicy() }),
      port: ports.wardSiteSelfHosted,
    });

    const portalPage = (file) => () => withGateway(readFileSync(join(portal, file), 'utf8'), sites.gateway.url);
    sites.portal = await serveFolder({
      folder: portal,
      pages: { '/': portalPage('index.html'), ...Object.fromEntries(pages.map((file) => [`/${file}`, portalPage(file)])) },
      headers: () => ({ 'Content-Security-Policy': portalPolicy({ gateway: sites.gateway.url }) }),
      port: ports.portal,
    });
    if (existsSync(storybook)) sites.storybook = await serveFolder({ folder: storybook, port: ports.storybook });

    sites.fhir = await onFreePort(ports.fhir ?? 0, (port) => startFhirServer({ port, token: sandboxToken }));
    sites.csc = await onFreePort(ports.csc ?? 0, (port) => startCscServer({ credentials: inventedCredentials, port, token: sandboxToken }));
    const readers = [sites.portal, sites.wardSite, sites.wardSiteSelfHosted].flatMap(({ url }) => [url, url.replace('127.0.0.1', 'localhost')]);
    const released = (name) => ({ src: `${sites.cdn.url}/motcua/${version}/${release[name].file}`, integrity: release[name].integrity });
    const token = { fromEnvironment: 'MOTCUA_SANDBOX_TOKEN' };
    const configuration = {
      origins: [...readers, ...origins],
      keys,
      frames: { loader: released('loader'), framed: released('framed') },
      services: { catalogue },
      feedback: { adapter: 'store', categories: inventedCategories },
      ratings: { file: join(data, 'danh-gia.json') },
      reports: { file: join(data, 'bao-sai.csv') },
      dataFolder: data,
      health: { url: sites.fhir.url, name: 'Máy chủ mẫu, hồ sơ bịa', token },
      signing: { url: sites.csc.url, name: 'Nơi cấp mẫu, chứng thư bịa', token },
      delegation: true,
      guardianship: { url: sites.fhir.url, token },
      demonstrationPeople: namesPeople ? inventedPeople.map(({ id }) => id) : [],
    };
    // The provider leads back to the gateway's address to the letter, so that is known before either starts.
    sites.gateway = await onFreePort(ports.gateway ?? (await freePort()), async (port) => {
      const gateway = `http://127.0.0.1:${port}`;
      const client = {
        clientId: 'motcua',
        clientSecret: sandboxToken,
        redirectAddress: `${gateway}/sign-in/callback`,
        signedOutAddress: `${sites.portal.url}/`,
        backChannelLogoutAddress: `${gateway}/sign-in/back-channel-logout`,
      };
      await sites.identityProvider?.close();
      sites.identityProvider = await onFreePort(ports.identityProvider ?? 0, (own) => startOpenIdProvider({ clients: [client], port: own }));
      const signIn = {
        issuer: sites.identityProvider.url,
        providerName: 'Đăng nhập mẫu',
        clientId: client.clientId,
        clientSecret: token,
        gateway,
        origins: [sites.portal.url, ...origins.filter((origin) => origin.startsWith('http://127.0.0.1:'))],
        levels: { 1: ['loa:1'], 2: ['loa:2'], 3: ['loa:3'] },
        claims: { person: 'citizen_number' },
      };
      return startGateway(
        { configuration: soundConfiguration({ ...configuration, signIn, listen: { port } }), folder: folderOf('.') },
        { environment: { MOTCUA_SANDBOX_TOKEN: sandboxToken }, log },
      );
    });
    if (namesPeople) await agreeForInventedPeople(sites.gateway.url);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...sites, dataFolder: data, close };
}

/** Pages that name an invented person show records at once; who signs in is asked first, even under the same number. */
async function agreeForInventedPeople(gateway) {
  for (const { id } of inventedPeople) {
    for (const purpose of ['health', 'signing']) {
      const headers = { 'content-type': 'application/json', 'motcua-demonstration-person': id };
      const { status } = await fetch(`${gateway}/consents/${purpose}`, { method: 'PUT', headers, body: '{}' });
      if (status !== 200) throw new Error(`The gateway does not take the agreement of an invented person: ${status}.`);
    }
  }
}

/** A server insists on its port, as it should; here the next free one is as good. */
async function onFreePort(port, start) {
  for (let wanted = port; ; wanted += 1) {
    try {
      const server = await start(wanted);
      if (wanted !== port) console.warn(`Port ${port} is in use by another program; ${wanted} is used instead.`);
      return server;
    } catch (error) {
      if ((error.cause ?? error).code !== 'EADDRINUSE' || wanted - port >= 20) throw error;
    }
  }
}

async function main() {
  const sites = await startSites({ ports: usualPorts, origins: [`http://localhost:${developmentPort}`, `http://127.0.0.1:${developmentPort}`] });
  const rows = [
    ['Portal', sites.portal, 'home of a city: asks the gateway'],
    ['Ward site', sites.wardSite, 'one script tag from a second origin: searches on the device'],
    ['Ward site, self-hosted', sites.wardSiteSelfHosted, 'the same with everything on its own server: searches in a worker'],
    ['Gateway', sites.gateway, 'finds services, answers questions, signs people in, knows the records of five invented ones'],
    ['FHIR server', sites.fhir, 'stand-in: health books of the invented people'],
    ['Signing service', sites.csc, 'stand-in: their certificates (CSC API 2)'],
    ['Sign-in', sites.identityProvider, 'stand-in: whoever opens it chooses which invented person they are'],
    ['Second origin', sites.cdn, 'script and catalogue, for every origin'],
    ['Storybook', sites.storybook, 'every element in every state'],
  ].filter(([, site]) => site);
  const widthOf = (column) => Math.max(...rows.map((row) => column(row).length));
  const [nameWidth, urlWidth] = [widthOf(([name]) => name), widthOf(([, { url }]) => url)];
  console.log(
    `\n${rows.map(([name, { url }, what]) => `  ${name.padEnd(nameWidth)}  ${url.padEnd(urlWidth)}  ${what}`).join('\n')}\n\n  What readers say of procedures, until it ends: ${join(sites.dataFolder, 'bao-sai.csv')}\n  Ctrl+C ends them all.\n`,
  );

  let isEnding = false;
  const end = async () => {
    if (isEnding) process.exit(1); // Asked twice: do not wait for open connections.
    isEnding = true;
    await sites.close();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
