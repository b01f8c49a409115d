/** Coordinates in requests and answers, in the datum that the client asks for. Storage is always WGS-84. */
package dev.milepost.adapters.http.coordinates;
