/**
 * {@code ./milepost bench}: measures the packaged server from outside, each figure beside its floor in the same run. A class a benchmark;
 * what they share is the server in a process of its own, a client of its API, a generator of load and the table. Nothing here is used by
 * the server.
 */
package dev.milepost.server.bench;
