/** Reports of weeks and months. */
package dev.milepost.lambda.reports;
