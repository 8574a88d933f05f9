import elements from '../elements/web-test-runner.config.mjs';

/** The tests of the elements, ended by the first failure: one is enough to notice a defect. */
export default { ...elements, testFramework: { config: { ...elements.testFramework.config, bail: true } } };
