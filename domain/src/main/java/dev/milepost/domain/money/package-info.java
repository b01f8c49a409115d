/** Exact amounts of money in a currency. No exchange rates and no rules about what an amount may be used for live here. */
package dev.milepost.domain.money;
