/**
 * {@code ./milepost dev}: watches the sources, compiles what a change touches, and lets a new server follow the one that runs. What a
 * server does is not known here, and what it serves is loaded by a class loader of its own each time.
 */
package dev.milepost.server.dev;
