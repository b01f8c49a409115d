/** The use cases and the ports that they need. One final class a use case; the reads of a subject share one. */
package dev.milepost.application;
