/** Designing, changing and archiving routes. What makes a route one that can be followed is a rule of the domain. */
package dev.milepost.application.route;
