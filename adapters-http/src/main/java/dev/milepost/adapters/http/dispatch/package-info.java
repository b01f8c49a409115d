/** Takes each request through the same steps, whatever host it came by: route, identity, access, limits, body, handler, answer. */
package dev.milepost.adapters.http.dispatch;
