/** Positions, tracks and progress. */
package dev.milepost.lambda.tracking;
