import sfdxLwcJest from '@salesforce/sfdx-lwc-jest/config.js';

const { jestConfig } = sfdxLwcJest;

/** Lightning web components only; everything else is tested by Node's own runner. */
export default {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/lwc/**/__tests__/**/*.test.ts'],
  // The resolver of sfdx-lwc-jest looks for the script of a bundle; this one is nothing but styles.
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^c/handoverStyles$': '<rootDir>/force-app/main/shared/lwc/handoverStyles/handoverStyles.css',
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/jest.setup.js'],
};
