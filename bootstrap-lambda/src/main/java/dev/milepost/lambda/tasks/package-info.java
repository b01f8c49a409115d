/** Tasks, from being offered to their end. */
package dev.milepost.lambda.tasks;
