import type { PublicService } from '@motcua/contract/services';
import type { JsonLdNode } from '@motcua/contract/services/json-ld';
import { ReferencedNodes } from './referenced-nodes.ts';
import { placeNode } from './place-node.ts';
import { datasetIri, publishedFiles, publisherIri, type Publication } from './publication.ts';

/** The vocabularies of DCAT-AP 3.0.0, said in the document itself, so that nobody needs the network to read it. */
const context = {
  atu: 'http://data.europa.eu/88u/dataset/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ...Object.fromEntries(['dct:title', 'dct:description', 'dcat:keyword', 'skos:prefLabel'].map((term) => [term, { '@container': '@language' }])),
  'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger' },
  'dct:issued': { '@type': 'xsd:date' },
  'dct:modified': { '@type': 'xsd:date' },
};

const euAuthority = 'http://publications.europa.eu/resource/authority';
const mediaTypes = 'https://www.iana.org/assignments/media-types';

/** A file of the publication that can be downloaded. */
interface Distribution {
  readonly file: string;
  readonly title: Readonly<Record<'vi' | 'en', string>>;
  readonly mediaType: string;
  readonly fileType: string;
  readonly conformsTo?: string;
}

const distributions: readonly Distribution[] = [
  {
    file: publishedFiles.schemaOrg,
    title: { vi: 'JSON-LD theo schema.org', en: 'JSON-LD in schema.org' },
    mediaType: 'application/ld+json',
    fileType: 'JSON_LD',
    conformsTo: 'https://schema.org/',
  },
  {
    file: publishedFiles.cpsvAp,
    title: { vi: 'JSON-LD theo CPSV-AP 3.2.0', en: 'JSON-LD in CPSV-AP 3.2.0' },
    mediaType: 'application/ld+json',
    fileType: 'JSON_LD',
    conformsTo: 'http://data.europa.eu/m8g/cpsvap/3.2.0',
  },
  { file: publishedFiles.table, title: { vi: 'Bảng CSV, mở bằng Excel', en: 'CSV table for a spreadsheet' }, mediaType: 'text/csv', fileType: 'CSV' },
];

/**
 * The entry of a publication in a catalogue of open data (DCAT-AP 3.0.0): what it is, who publishes it, and its files.
 *
 * @param sizes - Bytes of each file, by its name.
 */
export function dcatApEntry(records: readonly PublicService[], publication: Publication, sizes: ReadonlyMap<string, number>): JsonLdNode {
  const { base, name, publisher, contact, license, issued, modified } = publication;
  const referenced = new ReferencedNodes();
  const language = referenced.add(`${euAuthority}/language/VIE`, 'dct:LinguisticSystem', {});
  return {
    '@context': context,
    '@graph': [
      {
        '@id': datasetIri(base),
        '@type': 'dcat:Dataset',
        'dct:identifier': datasetIri(base),
        'dct:title': { vi: name },
        'dct:description': {
          vi: `${records.length.toLocaleString('vi')} thủ tục hành chính: tên, cơ quan, cách nộp, giấy tờ, thời hạn, phí và lệ phí, căn cứ pháp lý, nguồn và ngày lấy dữ liệu. Điều gì nguồn không cho biết thì không ghi.`,
        },
        'dcat:keyword': { vi: ['thủ tục hành chính', 'dịch vụ công'], en: ['public services', 'administrative procedures'] },
        'dcat:theme': referenced.add(`${euAuthority}/data-theme/GOVE`, 'skos:Concept', { 'skos:prefLabel': { en: 'Government and public sector' } }),
        'dct:spatial': [...new Set(records.map(({ jurisdiction }) => jurisdiction))].sort().map((jurisdiction) => placeNode(jurisdiction, base, referenced)),
        'dct:language': language,
        'dct:issued': issued,
        'dct:modified': modified,
        'dct:publisher': publisher === undefined ? undefined : { '@id': publisherIri(base), '@type': 'foaf:Agent', 'foaf:name': publisher },
        'dcat:contactPoint': contact === undefined ? undefined : contactOf(contact, publisher ?? name, base),
        'dcat:landingPage': { '@id': `${base}${publishedFiles.statistics}`, '@type': 'foaf:Document' },
        'dcat:distribution': distributions.map(({ file, title, mediaType, fileType, conformsTo }) => ({
          '@id': `${base}#${file}`,
          '@type': 'dcat:Distribution',
          'dct:title': title,
          'dcat:accessURL': { '@id': `${base}${file}` },
          'dcat:downloadURL': { '@id': `${base}${file}` },
          'dcat:mediaType': referenced.add(`${mediaTypes}/${mediaType}`, 'dct:MediaType', {}),
          'dct:format': referenced.add(`${euAuthority}/file-type/${fileType}`, 'dct:MediaTypeOrExtent', {}),
          'dcat:byteSize': sizes.get(file)?.toString(),
          'dct:conformsTo': conformsTo === undefined ? undefined : referenced.add(conformsTo, 'dct:Standard', {}),
          'dct:license': license === undefined ? undefined : referenced.add(license, 'dct:LicenseDocument', {}),
          'dct:language': language,
          'dct:modified': modified,
        })),
      },
      ...referenced.all(),
    ],
  };
}

function contactOf(contact: string, name: string, base: string): JsonLdNode {
  const reach = contact.includes('@') ? { 'vcard:hasEmail': { '@id': `mailto:${contact}` } } : { 'vcard:hasURL': { '@id': contact } };
  return { '@id': `${base}#contact`, '@type': 'vcard:Kind', 'vcard:fn': name, ...reach };
}
