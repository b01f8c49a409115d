/** Receipts, from upload to a manager's decision. */
package dev.milepost.lambda.receipts;
