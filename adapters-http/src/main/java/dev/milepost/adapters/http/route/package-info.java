/** Routes over HTTP: designing, importing, changing, archiving and reading them. */
package dev.milepost.adapters.http.route;
