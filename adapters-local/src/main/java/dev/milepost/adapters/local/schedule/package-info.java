/** What runs by itself in the local server's process: the reading of receipts and regular chores. What they do are use cases. */
package dev.milepost.adapters.local.schedule;
