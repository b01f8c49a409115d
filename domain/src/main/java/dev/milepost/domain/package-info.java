/** The rules of field work on designed routes. No clock, no randomness, no I/O: whatever varies comes in as a parameter. */
package dev.milepost.domain;
