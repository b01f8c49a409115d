/**
 * API Gateway and CloudFront on this machine, as far as a template says what they do: HTTP APIs with payload format 2.0, WebSocket APIs with
 * their management API, and the files of pages. How functions are run is none of its business.
 */
package dev.milepost.lambda.local.gateway;
