/** Handlers that checks must find something wrong with. */
package dev.milepost.lambda.packaging.broken;
