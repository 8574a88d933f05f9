import type { TrustAnchor } from './trust-anchor.ts';

/** No person has compared these with rootca.gov.vn or ca.gov.vn yet: a chain that ends here proves nothing before a host confirms it. */
const status = 'unconfirmed';

/** The day on which the facts were taken from the certificates that the named repositories publish. */
const asOf = '2026-11-24';

/**
 * Authorities that Vietnamese certificates chain to: the national roots, old and new, one a trust service since 2025
 * (Decree 23/2025/NĐ-CP), the Government's for officials (Decree 68/2024/NĐ-CP), and two issuers below them that documents
 * often leave out. Facts, not the certificates; the first root of the Government is missing, for want of a source.
 */
export const vietnameseAnchors: readonly TrustAnchor[] = [
  {
    name: 'MIC National Root CA',
    subject: 'C=VN,O=Ministry of Information and Communications,OU=National CA Center,CN=MIC National Root CA',
    publicKey:
      'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAoT9ZUQ7+MP9h25Z4FIvbQzw2vmGv3LU/YB7TDQFBrfjJikKOyO0yhkfF/rX36tZENxASw0gIUVC65VfpzjXJjhxzCYUzTOG7OKyOrbcTBC5mgVctzPsa/S6ci/0JQPBgF5txRW1949sq0rua3evMXuQA39VsMIWbvVd/LdQk04D74ChRvrDWYQfM5aBH55FtL4dY6LStwbFGs9xaHTgJ2fu1J5ieXvzx9Ej/6KE7/1Az2Sarsplincx7yFJNnlxCi290fvyUE94K0vC1aviWTFCc5iGOweWXAU7Nn7BAGXwbWW9cOBmaN9rRgTkWMu+BrbAhaxGXwsEIvW8jXAQP0wIDAQAB',
    sha256: 'ca918d635bb130bec97639e6aabf7edbc4eb1310f8058b9419f467ae0230ad8c',
    validFrom: '2008-05-16T01:12:49.000Z',
    validTo: '2040-05-16T01:20:32.000Z',
    kind: 'unknown',
    status,
    source: { name: 'phamdat1992/mContract + KysoQR', asOf },
  },
  {
    name: 'Vietnam National Root CA',
    subject: 'C=VN,O=Ministry of Information and Communications,OU=National Centre of Digital Signature Authentication,CN=Vietnam National Root CA',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAuKxaewgw2XB6afUf4zeVThQDl/G9xj56UoT+8KbW7BeIjkUevwlUmK5/j4HQaIuNg7g9oiQaU2Gt7WM/fTR8p/PkQT7yzuY0uLzSxUO3d8LxBnFRhz/5Vnk6cfWcsZUwCEgU/LHrnVuRjIYsffdc3YDgUJkcbnnxRq6zTF9BG2xH3f3C68C4Y3yERae5MCukpNELXh6GctRR2FkShFeITzJUZSguCEJJAj5qYW3rakJud4XjFFVgMnl6+78PYxvlAA8oFQrUbAywWq6Lzn6zcpo+OZuWfF7NFVGEcAtDuN1oyvst+H68f6giZ4+dKI4dBcrFkYJ+ptf98+Dev/Ij6onjOLgVgE/6LwprDIVY7X0vdqGG7Nbh6gaeugCG5/mYtIVkHhwPK+KcTPETYZJDYxT3rUIahaYh1Qp+LfEDXTJI2XGKey9lBkmFgdGpZY65p3xvrYW+NHccbtPsR+swcuuGRV7UP/ndmRX08GiaMTfKrkR7V5RvferDiQ/vezfq2hDPHizFaqxtImTUu8wFvXGbo11hsrqLCaKQxZToonYp7ECVYFDueuL7E6Up4cXler1qLvp3w+QZVR4r58IKvxVrtHaRiZUsbDa335dAlWjgaJI8QWZ4HOHVZLQjrX+JkjDPJTMHNxuMEkElrCSF3rXqUKZ/JMvqKeY16jQDaH0CAwEAAQ==',
    sha256: 'bac8bf609ab420a8ee1780d74f4de5c7f7184959d2a7375b0a75e4c29f0908e7',
    validFrom: '2014-04-15T16:29:20.000Z',
    validTo: '2039-04-15T16:29:20.000Z',
    kind: 'unknown',
    status,
    source: { name: 'nguyentvtk/eSign.Files + KysoQR', asOf },
  },
  {
    name: 'Vietnam National Root CA G3',
    subject: 'C=VN,O=Ministry of Information and Communications,OU=National Electronic Authentication Centre,CN=Vietnam National Root CA G3',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAzzx2sE6b16elK1ZvYbNuAjW5FM3LUnAAsLzy7e7J5PmD/Fjq+D0qRh9GT2kTCeRp76q9zxmMK0YxhhnhJL0yoZB6iV+Jv5DMVHg19JFoDZFAUn/nzA7n3715RGzo/5f/Fq51z7Ssb1GDVvWJsL7XGwRA9Fk7+qcCu5fR/8V+kMC8mElGTCgWdm2aGH/+EGDUzfICRX3fa1bDWNOWluXrjjY0rxh05ZMc+bwelMEIbDEk9wjHtdUTIzpH5ZFBhSwo81N3i2oLTndwOn0T/lMfZxqPqP0uGIlLPYbxnN1tqFChDXT9fDu10CNYz1RfiOlIdrECX8+KxoeY9TmytjE5NnVyoMVL9A/oOda+XIf3piuU4+aI9SuadLVHD/kO+8Q3h6KnGdnkZxbl6AM8kmFjXMDUiND81nGtUHURniEpUpk9lQlJ94W6IgPd6gp0he/x8dQiQKZJ0uVm/IpcZ08AsEC0+OsQCxLHcgbx2bOcsIDe1Eh/9fa5K28G9U0IL7I2NGC2FU7tGi/EDXXifvM2IwDFvimwFvhoB2cMcv1Wu9sR+IPCM+AQsiytqU9+ADAgFvc2K1LYrzCIi+so+r4N1ypgRoZnUYUcJ+O2XxQNVqSj9llzdZlhwStAC4eO+UNQ0H32QWgv+VhKp/KScuVY6sy5bME1Sa5MwI0PDvSi9NMCAwEAAQ==',
    sha256: '7b3269e7d79aebbfae5095f45bbb7074771e690cb7df02b441062b12f7690ece',
    validFrom: '2024-06-20T03:29:40.000Z',
    validTo: '2049-06-20T03:59:40.000Z',
    kind: 'unknown',
    status,
    source: { name: 'KysoQR/KysoQR-Opensource rootCerts.generated.ts@cd587cb', asOf },
  },
  {
    name: 'VIETNAM NATIONAL ROOT CA - USBTOKEN',
    subject: 'CN=VIETNAM NATIONAL ROOT CA - USBTOKEN,OU=NATIONAL ELECTRONIC AUTHENTICATION CENTRE,O=MINISTRY OF SCIENCE AND TECHNOLOGY,C=VN',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAgpUc6N7CKdpIa/Sh/ckd2ZrVxFOp2bdDi8t15WvSjGr8SzZ/LGJ/Etd46DHYdJQSNNbGn3dWswShuZ6luTB9UJ5PV0KUlDku7kV/u8DzZI7YEPipO4dhQK3MG7EpakjT+mIPm4DQzFADiuBr+boSSfbv9VbT9GmvMTpsPCk7ndTriOkNlQiq8km39i7PxfCTtmDcXL6LSsUDpfVZzK3iEblOHAGOpKNRzc0BfRE0l445w29YZImru6D0jgEk5oyeMAD5rCBDcvYV/IFYidPA0/ll1QB41cbt3ciNXb97VbnQSZ66/rMfr04p9ULODqn6M836A+hjgEaPOTWtGAH3YPTEKkvtThtiVJcoy6upaX2EQjyIVA0rSufm5oBEGaXS4P0tBdHNv4Yu7WlxOWkDq6axEEkrgk2W1r2NNZmIFgaGF1a4vNLZLwNqWt7hmZ3/4Q/ECJBEfd6FI8P0lSR5h0C2XV0tvCCMfL6wrtMN7qBN/3LV3Wue4NC7LHhTHyPbNnNeH8sAzCLrS+iexllsoFO7y2DhqLx27clkobNuxZzihls+7jblo4QAKsCQCZNAA8k0aL+mkVEwADMJAmjjxGIaxITzJhT0YrtBbLXdwPhpeiiFEOiknT07a/S4rRItiZLvPi/ba7WQkUoR8aUZ8IBcgqm343v1qlvxJiokEGsCAwEAAQ==',
    sha256: '41803135f13a6359866e7e6f76dafd598d496836944a52dd1fad66b3bf2ee63b',
    validFrom: '2025-11-25T03:09:52.000Z',
    validTo: '2050-11-19T03:09:51.000Z',
    kind: 'usbToken',
    status,
    source: { name: 'KysoQR/KysoQR-Opensource rootCerts.generated.ts@cd587cb', asOf },
  },
  {
    name: 'VIETNAM NATIONAL ROOT CA - RS',
    subject: 'CN=VIETNAM NATIONAL ROOT CA - RS,OU=NATIONAL ELECTRONIC AUTHENTICATION CENTRE,O=MINISTRY OF SCIENCE AND TECHNOLOGY,C=VN',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAyWuja9MHsjf72O1p7iyyTVZSxv6jw6X8stTpom/VCJ6cdD1jFvciwuBEZXXIWfUlVU1UKnapA1EtM2Pe5W3QwrYlGeQ4OYr1SjCZ6sudYcwrDDnYyjagmHeGXRBtEal2Vu5ELaWt8pOJmldPdeEj4jBFTKE6/btDNJ5FcvcOOmnvJTJSDDzJvBDKkOk+RVvLcSFfUsNDtnvZC2h4rqTcT81j3VfHf+o46Jc/imXGpdjDwS/haUubKskzUphSiLyhx4vJw5BmHiE5vVEsXdmA6qm8nKWqrPyHx2TlLTRFEAxNvyjYNOww1KbwLOeDiG8N1Pml3RPKVsJgOfSPzSpa/FNQVxNmQv1zNAwoaSdyct0hR1qxO6fSBYy0F4KtlX//eVIFEFOAE7+RtD12x0Olo8TvkCnpRXFCR8nSHddM82/melxAKsenuydWxcM+bKR7Pr+SwsKHBjHN8k8rtVOiAQnJxO9qZEDPPErPLkgpeOKPMMImasJxvOivWX7O2UYhxkLNCrjLAcE0eadNKeLLTihSJrqQ/uF8MEWioLUgLGGe7QPFAhvI2ObmBn3joxPvpX7cF4sZcH2omJ/uwzXU/Na1OlaxaUKK0P0vPC+BV07YoNGFrxrQtcHN5U0esjfC7568sCpUMck2/oaxDGiprnyv1pENEy9kH93l4W6Ggh8CAwEAAQ==',
    sha256: '12afeba2545f6fc0f31ec130f31bf2d16184a2b5b7cebcb43cfd1ba35dd4ea46',
    validFrom: '2025-11-25T03:10:49.000Z',
    validTo: '2050-11-19T03:10:48.000Z',
    kind: 'remoteSigning',
    status,
    source: { name: 'KysoQR/KysoQR-Opensource rootCerts.generated.ts@cd587cb', asOf },
  },
  {
    name: 'VIETNAM NATIONAL ROOT CA - MOBILEPKI',
    subject: 'CN=VIETNAM NATIONAL ROOT CA - MOBILEPKI,OU=NATIONAL ELECTRONIC AUTHENTICATION CENTRE,O=MINISTRY OF SCIENCE AND TECHNOLOGY,C=VN',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAkdpvlEblXYPNi94qVPWfAjQTP/5QLF4YiTz7MYth6Hy9ARKSyovSEqv3nASHZDhJL3NW1PF5fIDSv1w8WfdpF6/md5QRBbDGGTGgmZ0ZEH4HFiwkW1HeNQe81n4o1BAK3OQFxUV6XPTeSu487t67rpgXZM3EEF5u4sXgr/n+CQKSApn/EGxZ9pQ4C19HU1p/RA5HtfZb/C0eWbCJexNLLKYe184x/3oKBNQB5DQRRqV2cXyouI5nVMvpSortChRcsxpekcIxreGNJA+SC+2yhOvSh9xHJRJjzXpqLH/cMfZKKpfrJLaFK0Zs3IbbCcYil71Va+JwdR6obFzGX93c5INhy2A5zc1Lm59PKs3fcqHYAYXKrWDdrymTEpz7YEICksrdJlDiVgp1pQuL9tPKwzqbcPFuPPtRV6twvDxrvB2p4MkZhVW2qyd+nWpWOdrTCdQ5UPpwRKvnuo1KU8JKPvxOzStN8PwTxTPlGLUghQYVItxl5FIGfrNGxwcv+fIN0wsjVUexQtdjIy5ZzPBnccMtY5jAUqgGzuhqJoUF+8MMGMvwyCFstxh58++qrd3+wMviugCm3wWfKR5YawTeZaUXD1EHJ2d2iN5QlcuTJQfitCgATajWm6Hfpoj1aIRgqyTLVdDqZHnt5Kyp4UxBvqsdpDmwLQ5VZmfUXnn77IUCAwEAAQ==',
    sha256: 'c75535d65c0ff7480a3d6f393d56da5f7c92ddcc071f4e9166c3f8d660ef836c',
    validFrom: '2025-11-25T03:14:11.000Z',
    validTo: '2050-11-19T03:14:10.000Z',
    kind: 'simPki',
    status,
    source: { name: 'KysoQR/KysoQR-Opensource rootCerts.generated.ts@cd587cb', asOf },
  },
  {
    name: 'VIETNAM NATIONAL ROOT CA - TSA',
    subject: 'CN=VIETNAM NATIONAL ROOT CA - TSA,OU=NATIONAL ELECTRONIC AUTHENTICATION CENTRE,O=MINISTRY OF SCIENCE AND TECHNOLOGY,C=VN',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAsodophP4TYNpw22THjCx2gEeTZ2jHcRFQWwKzaWBw8cEAyZNBreaKzRwb8SFgqG7GhfyC0Bdh8ZCqIYUez+0KNUV1DVE2srJTabXSHof9MGkWDGdJLCZx5S3S6gpAKbTC3KSHtP+G+601kA6TJFkob79bL98g+tZbXzdy1AbPO5qduHQhpckdsw4BAkJRqgKWjjP/BYlMIOh67ytqyM/Rphxsmlto6qQSMUVfcVXjpq7ygCtmuOBYkYi//zipYUhx+hm81nBiXhcZExrtsGSd60Sm/xO+WakleWlzpMrapnfbb/C3F4gRSzMURRmG3690+KCLmf6VaabAvIEZX1BfSWEQlxNrRnfKzPYcev5PlayVUbHrGs6olSAv3018er9KsD7r/dv+GrM2428FgOvgwNvvpJ9JujOmKtrId/lFqXw5kIrMTBj+CFEzK8y72QJWHvW8PxCrAYVIadtxgdkCu5brMjjarnv0rlLicOTNt898QXmjPWLDgVY/LF7c1qcXiAW8x+5uSlzLlwAuIciSjVkb8dx7bQU3bOQ/xlziXhQFdXBVWwk5smOWhbOkfFOtUHLRxmoPAnyyvylelptBSnDfc+vDlTBCZFI03Ras7ie8SjepF/s0A181GCnNO5wsxHSKHf8dOrIN2gAGiBitT5J+VUtaiIz0g97rKbDj2kCAwEAAQ==',
    sha256: 'd343b3c5132f7d1676c3560025aefef036fceec073c33f18e075b3a21c8f8552',
    validFrom: '2025-11-25T03:13:22.000Z',
    validTo: '2050-11-19T03:13:21.000Z',
    kind: 'timestamping',
    status,
    source: { name: 'KysoQR/KysoQR-Opensource rootCerts.generated.ts@cd587cb', asOf },
  },
  {
    name: 'RootCA chuyên dùng Chính phủ G2',
    subject: 'C=VN,O=Ban Cơ yếu Chính phủ,CN=RootCA chuyên dùng Chính phủ G2',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEApTfkg+AHIT1SL5bSgtJko1HFYu50gksCJxuhgXP/aLaeakScN0+dwACEJ/k2msUdZHByS4/yn7s1LqlGiEyWQh3ovB4VK/s/jshYzXIVimyIcqTnFZuyAi1XnKhBzayrNLeDO5cZpwGU/SHgJmd2WgijaRw6JMiFvEWlPAhP9hV1EDI8shX/mXEoLmvgRPRUiznAxWwovb03SD27gu8mYl7PQJve/fcVniZtGTRfQUBDAzALsrEihAqdmFMTfnJgISyTgKnvqlhBUyNUBnJ4nVHphIK5znksDBQRPujg0C52KNlM4kM7s+5TFByy6/Xut2TSmv4AbCLhvTcVVAJjqhNyU1zARhWN/a6Xd4QzEkpAn800OGm8X0sB/uWkJixCFvHPXQip6rOXk6f6lI+o0pGdyCM9+zR6T/wik47JzZ2LCPEB0XHbGNWtVLTuZcz8b/9xXyhaYG+CX9AP3qAHpiwtzYPIhm5IdDMkYTfXaGfv8Z2p35WP0+rHK1/n4aV3FtYHUdBD9pkPaQVf0D+NAa6138JMJyzZQJ6ZCcmfbrUSdWJR99AZfebr2fYPAzo7ZCW5qBPFBg40IIRu/is3LwxPCTs/UG3w3tBoQihhefwZPtcetLwBo1Jruo43v9MblOXJ8m3klinZqwZXAFDmiefW29UYeIduxxDx0kHgJSECAwEAAQ==',
    sha256: 'f04ba4b459a7c9a1b971ad9b1cb833e695a80c79aea63b174b66a70edfe2fdb8',
    validFrom: '2018-08-22T07:36:39.000Z',
    validTo: '2048-08-14T07:36:39.000Z',
    kind: 'publicDuty',
    status,
    source: { name: 'nguyentvtk/eSign.Files', asOf },
  },
  {
    name: 'CA phục vụ các cơ quan Nhà nước G2',
    subject: 'C=VN,O=Ban Cơ yếu Chính phủ,CN=CA phục vụ các cơ quan Nhà nước G2',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAr+Tbl3sZ0cpqSUVjgc9Ukny8ga8sebklptm79GX6xvJ90sOwpGqOUmQGfc9O0Thkk1qSUJxfyZAi/u4yOP3EAv84O7aD6IzXQ9+DzymHUBh6xh0ca6e4Y7lxAkMl0b0pxiXy+RDaOQYpuPQ5FkADjR+26Q3PfYWgWeA1f3+VQAnN/JGH590PyxzYyAtQADFhY6pfpAYKvKhwa/vqwYKynvyvU8nPJSqXDqWJ+UCtUWV88ES4eVCSUhDMxQG0BcqHLopQe8krNSKhZDFlxG2EO+E7Bqp3V3O6kurhuK1ue5IaRYVGPvofQihX4orjc1ZON9paCXkef7xEZZlj5IxhstnzgJiyjAw1xjTvpjoNagFuW4H3vtsA2Z6b4RsyJFG21sBOe0XdDHpo7+9Z8qWvbn4ksmEyvCteG1D8cv7stvkbt/vCWotFP3ekJ1t0ofYqnDKtuZqUgoAiB1cMDLzp1IqUjwgMf95aVi31DNJRWYBJrrKyYq3g3HoQOdRyuFSYf3PbjX87EHDva/TA0GEKcPpBAj5XgiK5Lb4gOSUHNvoe1u3kKywMi+xWrMmrCvITe5Hc/U0q9FE01S9BkaUfTNXzB811KXZ0lHjhkQiRuid6iF5XOhtvooRLhsKkUGJF7TtgjbGO+dIXEF4uDBM0GokISQ6XShUeOIog6DCeGXUCAwEAAQ==',
    sha256: 'd8cab7a4aef92e6bb2509d7c61cee7b44f3731b2d21074963530277b366fae4b',
    validFrom: '2018-08-22T08:06:36.000Z',
    validTo: '2048-08-14T07:36:39.000Z',
    kind: 'publicDuty',
    status,
    source: { name: 'nguyentvtk/eSign.Files', asOf },
  },
  {
    name: 'VNPT-CA SHA2',
    subject: 'CN=VNPT-CA SHA2,O=VIETNAM POSTS AND TELECOMMUNICATIONS GROUP,C=VN',
    publicKey:
      'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEA1XQIJjEFlpyXbJN0KkWJxea3Dn/6fyF92gz+zuf9WLrtPUPBEe1Vn8NUt9YMg4zQXkFzbO4iX/1tyqK8O7/HwugJ1SyMLli/MAbkwKIOaA/XV+h/XHsv464slLDEtBCtvr02HJiHF6S9Mb+11X41uMZpz6GS4AmwojH37nZ4LZfQzgTmOHd9lJoyadmJEqQWZ1DMEyPILmjqdZ+miQiDHcjYLrmfUeQ9tyoVQa+U8bKBK9ZZuq1RCGapJqbptWYjlstJOd7b/fLRaWl4yR/vv2NMIbg9+ECpq/iWi3SQZ1YsmVPT3x74c0ZM5jMOwdFvRI+gHUqG9Ov0aCy5fpVNVirUSmyWitP9V0OoY67W/iXQWdi7I0KP1azZwHKcpmAZJqEzeBWtpXf/LYl84pyEl8yHJtIjfcGwNiPbJ0GzqTCY9eAejCfoshCgNIqt0xcT0Mzlif3b071sNRVvevBOgiKX76rJ784dme4njx4IE1/mIX8ajpnvi5ZqumIq062EkfcnhLM58avHBEJoc3MFKxdrDxMnieK83YysqWNTAp0kWgxPdzs2MkkLOsTyfI6D1e54I31Q2VaUVltOxMhzzuVE55+d2QAQj4wPaFqKU0h9VR7CfE9c/tGbbebI8c52T31jEnnjqqhnGDK17M/Jsoe86WsIQ6vWhHPJp5B1z78CAwEAAQ==',
    sha256: '7d6ba5245317f9ed5d8bc765a4634d26ac6340d36b9f584df3b52d9c4a81a306',
    validFrom: '2024-08-30T03:22:57.000Z',
    validTo: '2029-08-30T03:22:57.000Z',
    kind: 'unknown',
    status,
    source: { name: 'nguyentvtk/eSign.Files', asOf },
  },
];
