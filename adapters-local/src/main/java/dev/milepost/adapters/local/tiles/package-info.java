/** Map tiles from a file of this machine. What a page does with them isn't known here. */
package dev.milepost.adapters.local.tiles;
