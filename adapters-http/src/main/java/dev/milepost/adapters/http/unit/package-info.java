/** What a business unit in a folder of its own implements, and what it is given. Units themselves live elsewhere. */
package dev.milepost.adapters.http.unit;
