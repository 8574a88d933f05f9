import type { PublicService } from '@motcua/contract/services';
import type { JsonLdNode } from '@motcua/contract/services/json-ld';
import { aboutRecord, schemaOrgContext, schemaOrgService } from '@motcua/contract/services/schema-org';
import { identifiersBelow, publishedFiles, publisherIri, type Publication } from './publication.ts';

/** All records as a `DataFeed` of schema.org. */
export function schemaOrgFeed(records: readonly PublicService[], publication: Publication): JsonLdNode {
  const { base, name, publisher, license, issued, modified } = publication;
  const identifiers = identifiersBelow(base);
  return {
    '@context': schemaOrgContext,
    '@type': 'DataFeed',
    '@id': `${base}${publishedFiles.schemaOrg}`,
    name,
    description: `Tên, cách nộp, giấy tờ, thời hạn, phí và lệ phí của ${records.length.toLocaleString('vi')} thủ tục hành chính. Điều gì nguồn không cho biết thì không ghi.`,
    inLanguage: 'vi',
    datePublished: issued,
    dateModified: modified,
    license,
    publisher: publisher === undefined ? undefined : { '@type': 'Organization', '@id': publisherIri(base), name: publisher },
    dataFeedElement: records.map((record) => ({
      // Also a work of its own: an entry of a feed alone has no language and no source.
      '@type': ['DataFeedItem', 'CreativeWork'],
      '@id': `${identifiers.service(record.code)}#record`,
      ...aboutRecord(record),
      item: schemaOrgService(record, identifiers),
    })),
  };
}
