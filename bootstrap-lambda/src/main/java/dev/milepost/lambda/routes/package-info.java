/** Routes and their versions. */
package dev.milepost.lambda.routes;
