/**
 * A report as a file that people hand on: XLSX, PDF and HTML, in English or Chinese. All of them are made of the same view of the stored
 * edition; none computes a figure. What a figure is called and means is said in the domain.
 */
package dev.milepost.adapters.http.reportfile;
