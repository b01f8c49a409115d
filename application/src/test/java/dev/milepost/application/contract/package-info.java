/** What every implementation of a port must keep to: one interface of tests a port, with one method that makes the implementation. */
package dev.milepost.application.contract;
