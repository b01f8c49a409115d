/** The pages in a real browser, against the packaged server. Skipped, with the reason, where no browser can be had. */
package dev.milepost.server.browser;
