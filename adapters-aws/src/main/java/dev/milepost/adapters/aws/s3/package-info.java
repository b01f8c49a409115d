/** Photos of receipts as objects of an S3 bucket. The bucket itself, its encryption and who may reach it are declared in the template. */
package dev.milepost.adapters.aws.s3;
