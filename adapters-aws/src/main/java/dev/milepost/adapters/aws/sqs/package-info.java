/**
 * Queues between the functions: what is sent, and how a batch of it is taken. A message may come twice, late, and in any order; who takes
 * it doesn't mind.
 */
package dev.milepost.adapters.aws.sqs;
