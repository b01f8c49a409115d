/** What the adapters of one machine share: why they cannot start. Each technology has a package of its own below. */
package dev.milepost.adapters.local;
