/**
 * The packaged functions on this machine, as the template says: a process each under Lambda's own runtime client, an HTTP front with the
 * template's routes and authorizer, and what stands in for the services. Roles are enforced, as far as services are called.
 */
package dev.milepost.lambda.local;
