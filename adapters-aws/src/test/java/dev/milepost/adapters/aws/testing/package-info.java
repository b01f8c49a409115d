/** AWS on this machine: what stands in for its services in tests, and speaks their protocols over HTTP. */
package dev.milepost.adapters.aws.testing;
