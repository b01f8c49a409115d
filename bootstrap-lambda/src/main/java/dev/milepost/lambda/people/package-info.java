/** Sessions, accounts, device keys and teams. */
package dev.milepost.lambda.people;
