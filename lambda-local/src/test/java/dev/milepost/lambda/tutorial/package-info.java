/** The tutorials of {@code docs/}, followed to the letter outside the tree. */
package dev.milepost.lambda.tutorial;
