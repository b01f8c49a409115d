/** Accounts, teams and device keys. How a request proves who sent it lives in the adapters. */
package dev.milepost.application.people;
