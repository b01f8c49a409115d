/**
 * What a week or a month brought: made from one summary a task and one a receipt, never from positions. Formats, schedules
 * and storage live in the adapters.
 */
package dev.milepost.domain.report;
