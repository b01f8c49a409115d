/** Uploading receipts, having them read in the background, and a manager's decision. What the total is, is a rule of the domain. */
package dev.milepost.application.receipt;
