import { property } from 'lit/decorators.js';
import { MotcuaElement } from '../core/motcua-element.ts';

/** What a host can tell a finder, beside what every element is told. */
export abstract class FinderProperties extends MotcuaElement {
  /** What to search for. Setting it searches at once, as a link from a news page would. */
  @property() query = '';

  /** Code of the service that is open, such as `1.001193`; empty while searching. */
  @property() code = '';

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** Where the asker lives, such as `VN-HN`: services of other places are left out. */
  @property() jurisdiction = '';

  /** Sectors (lĩnh vực) to search in, parted by `;` in the attribute; all where empty. */
  @property({
    converter: {
      fromAttribute: (value) =>
        (value ?? '')
          .split(';')
          .map((each) => each.trim())
          .filter(Boolean),
    },
  })
  sectors: readonly string[] = [];

  /** Official code of the commune whose counter is meant, such as `00070`. Empty: the one that the citizen chose on this device. */
  @property() ward = '';

  /** Address of the place's `motcua.json`, from which counters, hours and phones are told. */
  @property() site = '';

  /**
   * What the finder begins with: `search`; `life-events`, the guides of life events; or `service`, the one of `code` and
   * nothing else.
   */
  @property() view: 'search' | 'life-events' | 'service' = 'search';

  /** For a narrow column: no examples, nothing but the field and what it finds. */
  @property({ type: Boolean }) compact = false;

  /** Puts what is typed into the page's address as `?q=`, so that a search can be shared. It is then in histories and logs too; off unless the host decides so. */
  @property({ type: Boolean, attribute: 'query-in-address' }) queryInAddress = false;

  /** Tells the host by `motcua-services-searched` what was typed. Off unless the host decides so, and says so to those who type. */
  @property({ type: Boolean, attribute: 'tells-query' }) tellsQuery = false;

  /**
   * Turns speaking on, by naming who hears it, such as `Google, hãng làm trình duyệt này`: browsers send what is said to
   * their maker. Each person is asked first. Empty: nobody can speak.
   */
  @property({ attribute: 'voice-heard-by' }) voiceHeardBy = '';

  /** Keeps on the device, and nowhere else, what was typed and chosen, for who curates aliases; see `@motcua/sdk/search-choices`. */
  @property({ type: Boolean, attribute: 'keep-choices' }) keepChoices = false;

  /** Asks below a service whether the page helped; see `motcua-service-answer`. */
  @property({ type: Boolean, attribute: 'ask-rating' }) askRating = false;

  /** Lets the citizen say what on a service's page is wrong; see `motcua-service-answer`. */
  @property({ type: Boolean, attribute: 'ask-report' }) askReport = false;
}
