/** Tasks over HTTP: publishing, competing for them, working on them. */
package dev.milepost.adapters.http.task;
