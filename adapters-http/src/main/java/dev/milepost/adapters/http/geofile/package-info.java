/** Files of lines and tracks: GPX, GeoJSON, KML and GeoLife's .plt, read and written without knowing of HTTP. */
package dev.milepost.adapters.http.geofile;
