/** Registered by `jest.setup.js`. */
declare namespace jest {
  interface Matchers<R> {
    /** Fails with every accessibility fault that axe finds below the element. */
    toBeAccessible(): Promise<R>;
  }
}
