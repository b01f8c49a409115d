/**
 * Phone apps that others make: what they send, leniently read, and the settings that point them here. What they send becomes positions by the
 * same rules as any upload; no rule lives here.
 */
package dev.milepost.adapters.http.phone;
