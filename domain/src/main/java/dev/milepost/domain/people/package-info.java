/** Who works with Milepost: accounts, their roles and teams. How somebody proves who they are lives in the adapters. */
package dev.milepost.domain.people;
