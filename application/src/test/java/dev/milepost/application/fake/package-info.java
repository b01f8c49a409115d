/** Ports in memory, for tests that need a whole application and no technology. Each passes the contract of its port. */
package dev.milepost.application.fake;
