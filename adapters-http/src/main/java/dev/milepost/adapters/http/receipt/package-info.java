/** Receipts over HTTP: uploading, reading, photos and a manager's decision. */
package dev.milepost.adapters.http.receipt;
