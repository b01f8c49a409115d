/**
 * The functions on AWS Lambda: configuration and wiring, in a folder for each business unit with its part of the template beside its
 * handlers. No rules live here, and no adapters.
 */
package dev.milepost.lambda;
