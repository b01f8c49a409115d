/** What admins do with people's data at their wish, over HTTP: give it out, erase it, and tell what was done. */
package dev.milepost.adapters.http.privacy;
