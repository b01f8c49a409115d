/** The calls about webhooks and about what was told to whom. */
package dev.milepost.adapters.http.delivery;
