/** A request and its answer as HTTP has them, without any server. What they mean lives in {@code catalogue} and {@code dispatch}. */
package dev.milepost.adapters.http.exchange;
