/** Who is calling and how that is proved: passwords, tokens, device keys. What a caller may do stands in the catalogue and the use cases. */
package dev.milepost.adapters.http.security;
