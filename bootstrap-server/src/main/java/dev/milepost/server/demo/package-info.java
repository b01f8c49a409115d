/**
 * Made-up people, routes, tasks and receipts, and couriers who drive: what {@code ./milepost serve --demo} shows. Everything goes through the use
 * cases, as it would over HTTP. It lives in a data folder of its own, so that it can't mix with real data.
 */
package dev.milepost.server.demo;
