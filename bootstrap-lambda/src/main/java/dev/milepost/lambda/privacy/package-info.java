/** What admins do with people's data at their wish. */
package dev.milepost.lambda.privacy;
