/** Functions that do one thing, good or bad, and the package that they are in. They know of nothing but the JDK and Lambda's interfaces. */
package dev.milepost.lambda.local.tiny;
