/**
 * What goes out by itself, on both runtimes: webhooks by HTTP, and e-mail by SMTP. Whom to tell, and how often to try, is not decided here.
 */
package dev.milepost.adapters.http.sending;
