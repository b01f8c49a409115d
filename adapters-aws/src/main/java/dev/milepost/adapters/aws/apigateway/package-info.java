/**
 * API Gateway's HTTP API as a transport: its events become requests, responses become its answers; and the authorizer that looks at
 * credentials before. No endpoint lives here.
 */
package dev.milepost.adapters.aws.apigateway;
