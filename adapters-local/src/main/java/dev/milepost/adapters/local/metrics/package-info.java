/** What the local server measures of itself, for Prometheus. */
package dev.milepost.adapters.local.metrics;
