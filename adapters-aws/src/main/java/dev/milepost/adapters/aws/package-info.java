/** The ports on AWS services, in AWS and AWS China alike. No rules live here, and no wiring: a bootstrap chooses and connects. */
package dev.milepost.adapters.aws;
