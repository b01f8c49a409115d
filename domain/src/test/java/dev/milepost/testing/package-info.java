/** What tests of every module share: objects of the domain made in a line, and the real data beside the project. No technology. */
package dev.milepost.testing;
