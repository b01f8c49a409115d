/** Telling others of reports: who is to be told, putting it down, and carrying it out. What a report says is not known here. */
package dev.milepost.application.delivery;
