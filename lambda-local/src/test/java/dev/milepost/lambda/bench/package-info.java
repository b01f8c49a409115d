/** {@code ./milepost bench coldstart}: what a cold start takes, on this machine under Lambda's own runtime client. */
package dev.milepost.lambda.bench;
