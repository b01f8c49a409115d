/** Reports over HTTP, as JSON and as CSV. What a figure means is said in the domain. */
package dev.milepost.adapters.http.report;
