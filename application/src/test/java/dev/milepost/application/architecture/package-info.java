/**
 * The rules of the architecture, as a library: allow-lists that hold the core and every adapter to its place. Published with
 * the test-jar, so that an architect elsewhere can hold an adapter of their own to them; see {@link AdapterArchitectureContract}.
 */
package dev.milepost.application.architecture;
