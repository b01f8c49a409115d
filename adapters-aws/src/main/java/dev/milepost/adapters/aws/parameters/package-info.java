/** Secrets in Parameter Store: read when they are needed, remembered for a while, never logged. */
package dev.milepost.adapters.aws.parameters;
