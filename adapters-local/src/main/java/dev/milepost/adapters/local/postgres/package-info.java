/**
 * The ports that store, on PostgreSQL: the server embedded in the data folder or one elsewhere, the pool, the migrations, and a
 * repository an aggregate with its mapping beside it. No rules live here, and nothing of HTTP.
 */
package dev.milepost.adapters.local.postgres;
