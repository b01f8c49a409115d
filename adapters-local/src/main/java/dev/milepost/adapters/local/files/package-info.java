/** The data folder of one machine and what is kept in it as plain files. The database's own files belong to the postgres package. */
package dev.milepost.adapters.local.files;
