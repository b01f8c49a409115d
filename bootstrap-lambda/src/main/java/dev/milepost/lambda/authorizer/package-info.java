/** Who sends a request: asked by API Gateway before any function that isn't for anyone. */
package dev.milepost.lambda.authorizer;
