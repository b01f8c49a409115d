/** The program of the local server: settings, wiring and the command line. No rule and no technology lives here. */
package dev.milepost.server;
