/** Logs as lines of JSON, and metrics among them: a small provider of SLF4J's, because larger ones cost more of each cold start. */
package dev.milepost.lambda.logging;
