/** What the use cases need from outside, in domain types: small interfaces, each with a contract test. No technology lives here. */
package dev.milepost.application.port;
