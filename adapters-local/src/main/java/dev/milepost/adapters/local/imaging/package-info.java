/**
 * Images out of uploaded files, within bounds that no file can pass: decoding of photos, drawing of a document's pages. What is written on
 * them is not looked at here.
 */
package dev.milepost.adapters.local.imaging;
