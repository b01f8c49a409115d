/**
 * Receipts: what was uploaded and which state its review is in, the text that some engine recognised on it, and the rules that find
 * the amount in that text. No engine, image or file lives here; a language's words are data ({@code Vocabulary}), not code.
 */
package dev.milepost.domain.receipt;
