/**
 * Text recognition by Amazon Textract. Not to be had in AWS China. Stops at text and at the labels that Textract gives; what the total is,
 * is for the domain to find.
 */
package dev.milepost.adapters.aws.textract;
