/** The loop of {@code ./milepost dev}, in parts and whole. */
package dev.milepost.server.dev;
