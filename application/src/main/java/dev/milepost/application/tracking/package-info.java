/** Recording positions and telling where couriers are. Matching to the route is a rule of the domain. */
package dev.milepost.application.tracking;
