/** Summaries of ended tasks, and the reports that are made of them. */
package dev.milepost.application.report;
