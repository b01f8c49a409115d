/** What operators and probes ask: is it alive, is it ready, how does it do. */
package dev.milepost.adapters.http.operations;
