/**
 * Text recognition with Tesseract on this machine: its native libraries and language data, the decoding and preparation of images, the
 * text of PDF documents. What an amount is and which one is the total is not decided here.
 */
package dev.milepost.adapters.local.tesseract;
