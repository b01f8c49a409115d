/**
 * Telling others that a report has been made: whom, how often it is tried, and what became of it. How a message travels, and what it
 * looks like, is said by adapters.
 */
package dev.milepost.domain.delivery;
