/**
 * Gives out the web pages and the libraries that they are made of. The pages talk to the API as any other client does: nothing here knows
 * a task or a courier.
 */
package dev.milepost.adapters.http.pages;
