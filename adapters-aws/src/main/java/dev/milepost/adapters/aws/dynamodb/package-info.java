/**
 * The ports that store, on DynamoDB: the tables as data, a repository an aggregate with its mapping beside it, and what all of them do
 * alike (conditional saves, pages, retries). The README of this module has the table design. No rules live here, and nothing of HTTP.
 */
package dev.milepost.adapters.aws.dynamodb;
