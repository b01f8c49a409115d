/** Logs as lines of JSON, and metrics among them: a small provider of SLF4J's, because larger ones cost a tenth of a second of each cold start. */
package dev.milepost.lambda.logging;
