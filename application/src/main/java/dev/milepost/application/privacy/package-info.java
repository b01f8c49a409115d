/** What people may ask for of the data about them: a copy, or that it be erased. How long tracks are kept without anybody asking is a setting. */
package dev.milepost.application.privacy;
