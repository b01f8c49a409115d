/**
 * What a client is told when its request fails: problem details (RFC 9457). One table, {@code ProblemType}, has every code and its
 * status; {@code Refusals} turns the refusals of the use cases into them. Nothing else chooses a status above 399.
 */
package dev.milepost.adapters.http.problem;
